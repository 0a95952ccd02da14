import { sentences } from './sentences.ts'

/** From a share to a first call. */
export const nextStepsText = sentences({
  'zh-CN': {
    sharedWith: (name: string) => `已共享给“${name}”`,
    authTitle: '部署 cloudbase_auth 云函数（资源方）',
    authBody: '调用方的 init() 会先执行它；缺少该云函数或应答不符合协议时，init() 将失败。',
    authReady: '所选环境都已部署 cloudbase_auth，可以直接调用。',
    readinessOf: '各环境的 cloudbase_auth',
    openFunctions: '前往云函数',
    openFunctionsOf: (environment: string) => `前往云函数 ${environment}`,
    authExample: '查看 cloudbase_auth 示例',
    deploy: (count: number) => (count === 1 ? '一键部署示例' : `一键部署到 ${count} 个环境`),
    deploying: '部署中…',
    callTitle: '写在调用方',
    callExample: '查看调用代码',
    allSnippets: '全部接入代码',
    dismiss: '知道了',
    copyCode: '复制代码',
  },
  en: {
    sharedWith: (name) => `Shared with ${name}`,
    authTitle: 'Deploy the cloudbase_auth function (owner)',
    authBody: "A caller's init() runs it first; init() fails when it is missing or its answer breaks the protocol.",
    authReady: 'cloudbase_auth is deployed in every environment you chose; callers can start.',
    readinessOf: 'cloudbase_auth in each environment',
    openFunctions: 'Go to Functions',
    openFunctionsOf: (environment) => `Go to Functions of ${environment}`,
    authExample: 'Show the cloudbase_auth example',
    deploy: (count) => (count === 1 ? 'Deploy the example' : `Deploy to ${count} environments`),
    deploying: 'Deploying…',
    callExample: 'Show the code',
    callTitle: "Written on the grantee's side",
    allSnippets: 'All snippets',
    dismiss: 'Got it',
    copyCode: 'Copy code',
  },
})
