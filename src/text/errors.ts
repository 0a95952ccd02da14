import type { ErrorExplanation } from '../domain/cloud/explainError.ts'
import { sentences } from './sentences.ts'

interface Explained {
  title: string
  /** What happened, on top of what the gate's own sentences say. */
  meaning: string
}

/** Where the gate's own sentence on what to do says too little, or there is no gate. */
type OwnRemedy = Partial<Record<ErrorExplanation, string>>

/** 错误诊断: what an error says, on whose side it is, and what to do. The gates themselves are in `gates.ts`. */
export const errorsText = sentences({
  'zh-CN': {
    title: '错误诊断',
    intro: '粘贴调用共享环境时的错误信息，看它停在哪一关、由哪一方处理。原文只在本标签页中识别和保留。',
    pasted: '粘贴错误信息',
    placeholder: '例如 Error: errCode: -501000 | errMsg: FunctionName parameter could not be found',
    clear: '清空',
    examples: '试试这些',
    example: (code: string) => `示例 ${code}`,
    ownCode: '自定义 errCode',
    results: '诊断结果',
    found: (count: number) => `识别到 ${count} 个错误`,
    foundTitles: (titles: string) => `：${titles}`,
    and: '；',
    notFound: '未识别到错误',
    gate: '停在哪一关',
    noGate: '已通过各关，停在资源本身',
    gateUnknown: '无法判断',
    side: '由谁处理',
    meaning: '含义',
    remedy: '怎么办',
    code: '错误码',
    environment: '云环境',
    function: '云函数',
    appId: 'AppID',
    notYours: (environment: string) => `当前账号没有环境 ${environment}，它也未被共享给当前账号。`,
    ways: '前往处理',
    way: {
      items: { functions: '云函数', database: '数据库', storage: '云存储', run: '云托管', hosting: '静态网站托管' },
      of: (resource: string, environment: string) => `前往${resource}：${environment}`,
      configure: (name: string) => `配置环境：${name}`,
      snippets: '接入代码',
      given: '我共享的',
      received: '共享给我的',
      new: '添加共享',
      extensions: '拓展功能：开通',
      environment: '环境名称',
      environments: '云环境',
    },
    explained: {
      'not-activated': {
        title: '未开通',
        meaning: '调用方还没有开通云开发，也没有因他人共享自动开通；或资源方没有开通环境共享。',
      },
      'not-shared': { title: '没有共享关系', meaning: '资源方没有把环境共享给这个调用方，或共享关系已被解除。' },
      'environment-not-found': {
        title: '环境不存在或不在共享中',
        meaning: '代码中的环境 ID 写错了、环境不可用，或它不在这个共享的授权之内。',
      },
      'parameters-wrong': { title: '参数不正确', meaning: '调用到达了资源方，但参数不符合接口要求。' },
      'open-api-refused': {
        title: '云调用没有权限',
        meaning: '云函数没有权限以这个账号发起云调用，或没有声明要调用的接口。',
      },
      'permission-missing': { title: '授权中没有这项权限', meaning: '环境已共享，但授权不包含这次调用所需的权限。' },
      'auth-function-missing': {
        title: '缺少 cloudbase_auth 云函数',
        meaning: 'init() 会先执行资源方环境中的 cloudbase_auth，现在没有找到它。',
      },
      'function-not-found': {
        title: '找不到云函数',
        meaning: '资源方环境中没有这个名称的云函数。发生在 init() 时，缺少的是 cloudbase_auth。',
      },
      'auth-answer-wrong': {
        title: 'cloudbase_auth 应答不符合协议',
        meaning: 'cloudbase_auth 没有返回 errCode，或返回的内容不符合协议。',
      },
      'auth-refused': {
        title: 'cloudbase_auth 拒绝了调用',
        meaning: 'cloudbase_auth 返回了非 0 的 errCode，调用方不被允许访问。',
      },
      'not-initialized': { title: '未等待 init() 完成', meaning: '跨账号调用之前没有调用 init()，或没有等它完成。' },
      'function-refused': { title: '云函数的安全规则拒绝', meaning: '云函数的安全规则不允许这次调用。' },
      'database-refused': { title: '数据库的安全规则拒绝', meaning: '集合的安全规则不允许这次读写。' },
      'storage-refused': { title: '云存储的安全规则拒绝', meaning: '云存储的安全规则不允许这次读写。' },
      'open-id-wrong': {
        title: 'OpenID 不属于发起的账号',
        meaning: '同一个用户在每个账号下的 OpenID 不同，这个 OpenID 不属于发起云调用的账号。',
      },
      'collection-not-found': { title: '集合不存在', meaning: '资源方环境中没有这个集合。' },
      'document-not-found': { title: '记录不存在', meaning: '集合中没有这条记录，或安全规则使它不可见。' },
      'file-not-found': { title: '文件不存在', meaning: '云存储中没有这个文件，或文件 ID 写错了。' },
      'function-timed-out': { title: '云函数超时', meaning: '云函数没有在时限内返回。' },
      'function-failed': { title: '云函数执行出错', meaning: '云函数的代码抛出了错误。' },
      'own-refusal': {
        title: '云函数自己返回的错误码',
        meaning: '这个错误码不是微信的，通常由资源方的 cloudbase_auth 或其他云函数返回，原样传给了调用方。',
      },
      unknown: { title: '未能识别', meaning: '没有找到已知的错误码或错误信息。' },
    } satisfies Record<ErrorExplanation, Explained>,
    remedies: {
      'auth-function-missing': '资源方在该环境部署 cloudbase_auth，可直接使用指南中的示例。',
      'parameters-wrong': '调用方对照接口文档核对参数，再看 errMsg 后面的具体说明。',
      'auth-refused': '资源方查看 cloudbase_auth 为何返回非 0 的 errCode，例如调用方的 AppID 不在名单中。',
      'own-refusal': '资源方在 cloudbase_auth 和被调用的云函数的代码中查找这个错误码。',
      'not-initialized': '调用方在每个新的 cloud 实例上先 await init()，成功后再调用。',
      'collection-not-found': '资源方在数据库中添加该集合；调用方核对集合名称。',
      'document-not-found': '核对记录的 _id；记录存在时，资源方检查集合的安全规则。',
      'file-not-found': '核对文件 ID；文件被移除时需重新上传。',
      'function-timed-out': '资源方缩短云函数的执行时间，或调大它的超时时间。',
      'function-failed': '资源方查看云函数日志并修改代码；错误信息里若还有别的错误码，先看那一个。',
      unknown:
        '请粘贴完整的错误信息：errCode（例如 -501000）、errMsg，以及出错的调用（init、callFunction 等）和环境 ID。',
    } as OwnRemedy,
  },
  en: {
    title: 'Error lookup',
    intro:
      'Paste the error you got from a shared environment: see at which gate it stopped and who has to fix it. The text is read and kept in this tab only.',
    pasted: 'Paste the error',
    placeholder: 'For example Error: errCode: -501000 | errMsg: FunctionName parameter could not be found',
    clear: 'Clear',
    examples: 'Try one of these',
    example: (code) => `Example ${code}`,
    ownCode: 'own errCode',
    results: 'Diagnosis',
    found: (count) => `${count} ${count === 1 ? 'error' : 'errors'} recognized`,
    foundTitles: (titles) => `: ${titles}`,
    and: '; ',
    notFound: 'No error recognized',
    gate: 'Stopped at',
    noGate: 'Past all gates: it is about the resource itself',
    gateUnknown: 'Cannot tell',
    side: 'Who fixes it',
    meaning: 'What it means',
    remedy: 'What to do',
    code: 'Error code',
    environment: 'Cloud environment',
    function: 'Function',
    appId: 'AppID',
    notYours: (environment) =>
      `This account has no environment ${environment}, and none of that name is shared with it.`,
    ways: 'Go to',
    way: {
      items: {
        functions: 'Functions',
        database: 'Database',
        storage: 'Storage',
        run: 'Cloud Run',
        hosting: 'Static hosting',
      },
      of: (resource, environment) => `Go to ${resource} of ${environment}`,
      configure: (name) => `Configure environments: ${name}`,
      snippets: 'Snippets',
      given: 'Shared by me',
      received: 'Shared with me',
      new: 'Add share',
      extensions: 'Extensions: Activate',
      environment: 'Environment name',
      environments: 'Environments',
    },
    explained: {
      'not-activated': {
        title: 'Not activated',
        meaning:
          'The grantee has not opened cloud development and no share has activated it, or the owner has not activated environment sharing.',
      },
      'not-shared': {
        title: 'No share',
        meaning: 'The owner does not share with this grantee, or the share was revoked.',
      },
      'environment-not-found': {
        title: 'No such environment, or not in the share',
        meaning:
          'The environment ID in the code is wrong, the environment cannot be used, or it is not part of this share.',
      },
      'parameters-wrong': {
        title: 'Wrong parameters',
        meaning: 'The call reached the owner, but its parameters are not what the API takes.',
      },
      'open-api-refused': {
        title: 'No permission for the cloud call',
        meaning: 'The function may not make cloud calls as this account, or has not declared the API it calls.',
      },
      'permission-missing': {
        title: 'Permission not granted',
        meaning: 'The environment is shared, but the grant lacks the permission this call needs.',
      },
      'auth-function-missing': {
        title: 'cloudbase_auth is missing',
        meaning: "init() first runs cloudbase_auth in the owner's environment, and it was not found.",
      },
      'function-not-found': {
        title: 'Function not found',
        meaning:
          "The owner's environment has no function of this name. In init(), the one that is missing is cloudbase_auth.",
      },
      'auth-answer-wrong': {
        title: 'cloudbase_auth breaks the protocol',
        meaning: 'cloudbase_auth answered without errCode, or with something the protocol does not allow.',
      },
      'auth-refused': {
        title: 'cloudbase_auth refused',
        meaning: 'cloudbase_auth answered with an errCode other than 0: the grantee is not let in.',
      },
      'not-initialized': {
        title: 'init() was not awaited',
        meaning: 'Before a call to another account, init() was not called or had not finished.',
      },
      'function-refused': {
        title: "Refused by the function's security rule",
        meaning: 'The security rule of the function does not allow this call.',
      },
      'database-refused': {
        title: "Refused by the database's security rule",
        meaning: 'The security rule of the collection does not allow this.',
      },
      'storage-refused': {
        title: "Refused by the storage's security rule",
        meaning: 'The security rule of the storage does not allow this.',
      },
      'open-id-wrong': {
        title: 'OpenID of another account',
        meaning:
          'A user has another OpenID in each account; this one does not belong to the account that made the cloud call.',
      },
      'collection-not-found': {
        title: 'No such collection',
        meaning: "The owner's environment has no such collection.",
      },
      'document-not-found': {
        title: 'No such record',
        meaning: 'The collection has no such record, or a security rule hides it.',
      },
      'file-not-found': { title: 'No such file', meaning: 'The storage has no such file, or the file ID is wrong.' },
      'function-timed-out': {
        title: 'The function took too long',
        meaning: 'The function did not answer in its time.',
      },
      'function-failed': { title: 'The function failed', meaning: "The function's code threw an error." },
      'own-refusal': {
        title: "A function's own error code",
        meaning:
          "This code is not WeChat's. Usually the owner's cloudbase_auth or another function returned it, and it was passed on to the grantee.",
      },
      unknown: { title: 'Not recognized', meaning: 'No known error code or message was found.' },
    },
    remedies: {
      'auth-function-missing': "The owner deploys cloudbase_auth in this environment; the guide's example will do.",
      'parameters-wrong': 'The grantee checks the parameters against the API reference, and reads what follows errMsg.',
      'auth-refused':
        "The owner finds out why cloudbase_auth answers with an errCode other than 0; the grantee's AppID may not be on its list, for example.",
      'own-refusal': 'The owner looks for this code in cloudbase_auth and in the function that was called.',
      'not-initialized': 'The grantee awaits init() on every new cloud instance, and calls after it succeeded.',
      'collection-not-found': 'The owner adds the collection in the database; the grantee checks its name.',
      'document-not-found':
        'Check the _id; if the record is there, the owner checks the security rule of the collection.',
      'file-not-found': 'Check the file ID; a file that was removed has to be uploaded again.',
      'function-timed-out': 'The owner makes the function faster, or gives it more time.',
      'function-failed':
        'The owner reads the logs of the function and fixes its code; if there is another error code in the text, start with that one.',
      unknown:
        'Paste all of it: errCode (such as -501000), errMsg, the call that failed (init, callFunction …) and the environment ID.',
    } as OwnRemedy,
  },
})
