import { sentences } from './sentences.ts'

/** What becomes of a write whose answer is lost. */
export const writesText = sentences({
  'zh-CN': {
    checking: '网络中断，正在核对结果…',
    applied: '操作已生效；共享已解除，结果不再可见',
    notApplied: '操作未生效，可放心重试',
    unknown: '暂时无法确认结果：操作可能已生效，请勿重复提交',
    checkAgain: '再次核对',
    offline: '当前离线',
    offlineHere: '当前离线，恢复网络后可继续',
  },
  en: {
    checking: 'The connection broke; checking the result…',
    applied: 'It took effect; the share has been revoked since, so the result cannot be seen any more',
    notApplied: 'Nothing changed; it is safe to retry',
    unknown: 'The result cannot be confirmed for now: it may have taken effect, so do not submit again',
    checkAgain: 'Check again',
    offline: 'You are offline',
    offlineHere: 'You are offline. You can go on once you are back online.',
  },
})
