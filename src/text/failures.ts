import { sentences } from './sentences.ts'

/** What the console says when an answer did not come, or cannot be read. */
export const failuresText = sentences({
  'zh-CN': {
    title: {
      network: '网络异常',
      timeout: '加载超时',
      server: '服务异常',
      unreadable: '响应异常',
      foreign: '响应异常',
      'signed-out': '登录已失效',
      busy: '请求过于频繁',
    },
    body: {
      network: '无法连接到服务，请检查网络后重试。',
      timeout: '等待时间过长，请重试。',
      server: '服务暂时出错，请稍后重试。',
      unreadable: '收到的内容不完整，请重试。',
      foreign: '收到的不是服务的响应，可能来自网络代理或登录页，请检查网络后重试。',
      'signed-out': '请重新登录后再试。',
      busy: '请稍后再试。',
    },
    requestId: '请求 ID',
    copyRequestId: '复制请求 ID',
    retry: '重试',
    stale: (time: string) => `数据可能不是最新 · 上次更新 ${time}`,
  },
  en: {
    title: {
      network: 'Network problem',
      timeout: 'Loading took too long',
      server: 'Service problem',
      unreadable: 'Unexpected answer',
      foreign: 'Unexpected answer',
      'signed-out': 'Signed out',
      busy: 'Too many requests',
    },
    body: {
      network: 'The service cannot be reached. Check the network and try again.',
      timeout: 'It took too long. Try again.',
      server: 'The service failed for now. Try again later.',
      unreadable: 'The answer was incomplete. Try again.',
      foreign:
        'The answer did not come from the service, but perhaps from a proxy or a sign-in page. Check the network and try again.',
      'signed-out': 'Sign in again, then retry.',
      busy: 'Wait a moment and try again.',
    },
    requestId: 'Request ID',
    copyRequestId: 'Copy request ID',
    retry: 'Retry',
    stale: (time) => `Data may be out of date · last updated ${time}`,
  },
})
