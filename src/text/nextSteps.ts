import { sentences } from './sentences.ts'

/** From a share to a first call. */
export const nextStepsText = sentences({
  'zh-CN': {
    sharedWith: (name: string) => `已共享给 ${name}`,
    authTitle: '部署 cloudbase_auth 云函数（资源方）',
    authBody: (environments: string) => `调用方 init() 会先执行它；缺少时会提示找不到 FunctionName。以下环境还没有：${environments}`,
    authBroken: (environments: string) => `以下环境的 cloudbase_auth 应答不符合协议，调用方 init() 会失败，请修改代码：${environments}`,
    authReady: '所选环境都已部署 cloudbase_auth，可以直接调用。',
    authExample: '查看 cloudbase_auth 示例',
    callTitle: '在调用方小程序中使用（基础库 ≥ 2.13.0）',
    dismiss: '知道了',
    copyCode: '复制代码',
  },
  en: {
    sharedWith: (name) => `Shared with ${name}`,
    authTitle: 'Deploy the cloudbase_auth function (owner)',
    authBody: (environments) => `A caller's init() runs it first; without it the function name is not found. Still missing in: ${environments}`,
    authBroken: (environments) => `cloudbase_auth answers against the protocol, so a caller's init() fails; change its code in: ${environments}`,
    authReady: 'cloudbase_auth is deployed in every environment you chose; callers can start.',
    authExample: 'Show the cloudbase_auth example',
    callTitle: 'Use it in the grantee mini program (base library ≥ 2.13.0)',
    dismiss: 'Got it',
    copyCode: 'Copy code',
  },
})
