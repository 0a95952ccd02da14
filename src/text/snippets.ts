import type { Readiness } from '../domain/environments/environment.ts'
import { sentences } from './sentences.ts'

/** 接入代码: what is deployed on the owner's side, what is written on the grantee's, and why it would fail now. */
export const snippetsText = sentences({
  'zh-CN': {
    title: '接入代码',
    environment: '云环境',
    ownerSide: '部署在资源方',
    callerSide: '写在调用方',
    callers: '调用方式',
    authFunction: 'cloudbase_auth 云函数',
    authBody: '调用方的 init() 会先执行它，由它决定是否放行。在该环境中新建云函数 cloudbase_auth，使用以下代码。',
    readiness: {
      missing: '该环境缺少 cloudbase_auth',
      deployed: '该环境已部署 cloudbase_auth',
      broken: '该环境的 cloudbase_auth 应答不符合协议',
    } satisfies Record<Readiness, string>,
    showExample: '查看 cloudbase_auth 示例',
    kind: { 'mini-program': '小程序', web: '公众号网页', function: '云函数', 'cloud-call': '云调用' },
    needs: {
      'mini-program': '写在调用方小程序中，基础库需 2.13.0 或以上。',
      web: '写在公众号网页中，Web SDK 需 1.1.0 或以上；公众号需有网页授权权限，并已配置网页授权域名。',
      function: '写在调用方的云函数中，wx-server-sdk 需 2.3.0 或以上。',
      'cloud-call': '写在被调用的云函数 b 中：示例里的小程序 A 是调用方，小程序 B 是资源方。',
    },
    otherKind: (kind: string) => `调用方是${kind}，不能运行这段代码。`,
    failing: '现在调用会失败',
    reason: {
      'environment-unavailable': (_code: number, status: string) => `环境状态为“${status}”，不能访问。`,
      'auth-missing': (code: number) =>
        `缺少 cloudbase_auth 云函数，init() 将失败，提示找不到对应的 FunctionName（${code}）。`,
      'auth-broken': (code: number) => `cloudbase_auth 应答不符合协议，init() 将失败（${code}）。`,
      'invoke-missing': (code: number) => `授权中没有“云函数 调用”，callFunction 会被拒绝（${code}）。`,
    },
    ownersTurn: '待资源方处理。',
    way: { functions: '前往云函数', configure: '配置环境' },
  },
  en: {
    title: 'Snippets',
    environment: 'Cloud environment',
    ownerSide: "Deployed on the owner's side",
    callerSide: "Written on the grantee's side",
    callers: 'Called from',
    authFunction: 'cloudbase_auth function',
    authBody:
      "A caller's init() runs it first, and it decides who gets in. Add a function called cloudbase_auth to this environment, with this code.",
    readiness: {
      missing: 'cloudbase_auth is missing in this environment',
      deployed: 'cloudbase_auth is deployed in this environment',
      broken: 'cloudbase_auth breaks the protocol in this environment',
    },
    showExample: 'Show the cloudbase_auth example',
    kind: { 'mini-program': 'Mini program', web: 'Web page', function: 'Function', 'cloud-call': 'Cloud call' },
    needs: {
      'mini-program': 'Goes into the grantee mini program; it needs base library 2.13.0 or later.',
      web: 'Goes into a web page of the official account; it needs Web SDK 1.1.0 or later, and an account that may authorize web pages and has set the domain for it.',
      function: "Goes into a function of the grantee's; it needs wx-server-sdk 2.3.0 or later.",
      'cloud-call':
        'Goes into the function b that is called: mini program A in the example is the grantee, mini program B the owner.',
    },
    otherKind: (kind) => `The grantee is of the kind "${kind}" and cannot run this code.`,
    failing: 'A call made now will fail',
    reason: {
      'environment-unavailable': (_code, status) => `The environment is ${status} and cannot be used.`,
      'auth-missing': (code) =>
        `The cloudbase_auth function is missing: init() fails with a FunctionName that could not be found (${code}).`,
      'auth-broken': (code) => `cloudbase_auth breaks the protocol: init() fails (${code}).`,
      'invoke-missing': (code) => `"Functions: Invoke" is not granted: callFunction is refused (${code}).`,
    },
    ownersTurn: 'The owner has to fix this.',
    way: { functions: 'Go to Functions', configure: 'Configure environments' },
  },
})
