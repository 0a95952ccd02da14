import type { ConsoleLine, TraceStep, RunOutcome, runCode } from '../contract/run.ts'
import type { RefusalOf } from '../contract/endpoint.ts'
import type { AuthProblem } from '../domain/cloud/authAnswer.ts'
import { sentences } from './sentences.ts'

/** What a step of the trace names, in words: names of accounts and permissions are spelled out already. */
export interface StepNames {
  account: string
  owner: string
  caller: string
  environment: string
  permission: string
  /** Function, service, collection or file. */
  subject: string
  action: string
  errMsg: string
}

type PerGate = Record<TraceStep['gate'], (about: StepNames) => string>
type PerOutcome = { [Kind in RunOutcome['kind']]: (about: Extract<RunOutcome, { kind: Kind }>) => string }

export const tryText = sentences({
  'zh-CN': {
    title: '调试',
    intro:
      '以任一账号的身份运行小程序代码，看它停在哪一关。访问他人的环境要依次通过七道关卡：开通、共享关系、环境、权限、云函数、应答、安全规则。代码只在模拟环境中运行。',
    caller: '调用方',
    callerSearch: '按名称、AppID 或主体查找调用方',
    environment: '资源方与环境',
    unreachable: (id: string) => `环境 ${id} 不存在或无权访问`,
    noAccess: '无权访问',
    owner: '资源方',
    sample: '示例',
    samples: {
      guide: '小程序调用',
      database: '数据库增删改查',
      storage: '云存储上传与删除',
      'message-with-appid': '订阅消息：指定 appid',
      'message-without-appid': '订阅消息：不指定 appid',
    },
    noEnvironment: '没有可用的云环境',
    noEnvironmentBody: '当前账号没有自有环境，也没有他人共享的环境。请切换账号，或在资源方添加共享后再调试。',
    toShares: '查看共享给我的',

    callerSide: '调用方代码',
    callerCode: '写在调用方',
    run: '运行',
    running: '运行中…',
    runningAs: (name: string) => `以“${name}”的身份运行中…`,
    stopRun: '停止',
    stopping: '停止中…',
    runHint: '编辑时可按 Ctrl/⌘ + Enter',
    restoreSample: '恢复示例',
    undeployed: (names: string) => `云函数 ${names} 有未部署的修改，运行使用的是已部署的版本。`,
    deployAndRun: '部署并运行',

    ownerSide: '资源方云函数',
    ownerCode: '部署在资源方',
    functionName: '云函数',
    newFunction: '新建云函数…',
    newName: '云函数名称',
    missingOption: (name: string) => `${name}（未部署）`,
    authMissing: '该环境缺少 cloudbase_auth 云函数',
    authMissingBody: '调用方的 init() 会先执行它；缺少时会提示找不到对应的 FunctionName。',
    functionMissing: (name: string) => `该环境没有云函数 ${name}`,
    functionMissingBody: '所选示例会调用它，请先部署。',
    deploySample: '一键部署示例',
    deploy: '部署',
    deploying: '部署中…',
    deployed: (name: string) => `已部署 ${name}`,
    edited: '有未部署的修改',
    restoreDeployed: '恢复已部署的版本',
    fillSample: '填入示例',
    readOnly: '只能查看：',
    changedElsewhere: '该云函数已在别处修改',
    changedElsewhereBody: '继续部署会覆盖别处的修改。',
    keepMine: '保留我的修改',
    takeTheirs: '放弃我的修改',
    nameMissing: '请输入云函数名称',

    result: '结果',
    noResult: '暂无运行结果',
    noResultBody: '点击“运行”后，将在此显示返回值、控制台输出和每次调用经过的关卡。',
    ranAs: (name: string, milliseconds: number) => `以“${name}”的身份运行，用时 ${milliseconds} 毫秒`,
    returnValue: '返回值',
    line: (line: number) => `第 ${line} 行`,
    outcome: {
      returned: () => '运行完成',
      threw: ({ errCode }) => (errCode === null ? '代码抛出错误' : `调用失败，errCode ${errCode}`),
      'timed-out': ({ seconds }) => `超时：运行超过 ${seconds} 秒，已停止`,
      'out-of-memory': ({ megabytes }) => `内存超限：超过 ${megabytes} MB，已停止`,
      'never-settled': () => '未能结束：Promise 一直没有结果',
      'too-large': ({ kilobytes, limit }) => `结果过大：${kilobytes} KB，上限 ${limit} KB`,
      stopped: ({ why }) => (why === 'asked' ? '已停止' : '已停止：让位给更新的运行'),
      crashed: () => '运行环境意外退出',
    } satisfies PerOutcome,
    advice: {
      returned: () => '',
      threw: ({ line }) =>
        line === null ? '请按错误信息检查代码。' : `错误出现在第 ${line} 行，请按错误信息检查代码。`,
      'timed-out': () => '等待调用的时间不计在内，但整次运行也有上限。请检查是否有不会结束的循环。',
      'out-of-memory': () => '请减少同时保存在内存中的数据。',
      'never-settled': () => '代码等待的 Promise 永远不会有结果。请检查是否漏了 resolve 或 reject。',
      'too-large': () => '请只返回需要的数据。',
      stopped: ({ why }) =>
        why === 'asked' ? '停止前写入的数据仍然保留。' : '同时运行的程序过多，请等它们结束后重试。',
      crashed: () => '请重试；如反复出现，请简化代码。',
    } satisfies PerOutcome,
    message: '错误信息',
    place: '位置',
    stoppedAt: (end: string, gate: string) => `${end}，停在“${gate}”`,

    console: '控制台',
    noLines: '没有输出',
    callerSource: '调用方',
    level: { log: '日志', info: '信息', warn: '警告', error: '错误' } satisfies Record<ConsoleLine['level'], string>,

    trace: '经过的关卡',
    noCalls: '代码没有发起任何调用',
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    nested: (depth: number) => `由云函数发起，第 ${depth} 层`,
    ok: '成功',
    failed: '失败',
    passed: '通过',
    refused: '拒绝',
    turn: (whose: string) => `由${whose}处理`,
    remedy: (whose: string, remedy: string) => `由${whose}处理：${remedy}`,
    pastGates: '关卡都已通过，调用本身失败，请看错误信息。',
    noGates: '没有经过任何关卡。',
    pass: {
      own: ({ environment }) => `${environment} 是调用方自己的环境`,
      activated: ({ account }) => `“${account}”已开通环境共享`,
      share: ({ owner, caller }) => `“${owner}”已共享给“${caller}”`,
      environment: ({ environment }) => `授权中有环境 ${environment}`,
      permission: ({ permission }) => `已授权“${permission}”`,
      function: ({ subject }) => `${subject} 已部署`,
      answer: () => 'cloudbase_auth 允许访问',
      rule: ({ subject, action }) => `${subject} 的安全规则允许 ${action}`,
      identity: ({ account }) => `以“${account}”的身份发起`,
    } satisfies PerGate,
    stop: {
      own: ({ environment }) => `${environment} 不是调用方自己的环境`,
      activated: ({ account }) => `“${account}”未开通环境共享或云开发`,
      share: ({ owner, caller }) => `“${owner}”未共享给“${caller}”，或已解除`,
      environment: ({ environment }) =>
        environment === '' ? '代码没有写明环境 ID' : `授权中没有环境 ${environment}，或它不存在、状态异常`,
      permission: ({ permission }) => `没有授权“${permission}”`,
      function: ({ subject }) => `环境中没有 ${subject}`,
      answer: ({ errMsg }) => (errMsg === '' ? 'cloudbase_auth 拒绝访问' : `cloudbase_auth 拒绝访问：${errMsg}`),
      rule: ({ subject, action }) => `${subject} 的安全规则不允许 ${action}`,
      identity: ({ account }) => `不能以“${account}”的身份发起`,
    } satisfies PerGate,
    and: '；',
    notInitialized: '未等待 init() 完成就发起了调用',
    notTheirUser: (account: string) => `接收消息的 OpenID 不是“${account}”的用户`,
    actions: { read: '读', write: '写', create: '新增', update: '修改', delete: '删除', invoke: '调用' } as Record<
      string,
      string
    >,
    /** What is wrong with an answer of cloudbase_auth. */
    authProblem: {
      'not-an-object': 'cloudbase_auth 没有返回对象',
      'err-code-missing': 'cloudbase_auth 的返回缺少 errCode',
      'err-code-not-a-number': 'cloudbase_auth 返回的 errCode 不是数字',
      'err-msg-not-a-string': 'cloudbase_auth 返回的 errMsg 不是字符串',
      'auth-not-a-string': 'cloudbase_auth 返回的 auth 不是字符串，须用 JSON.stringify 序列化',
      'auth-not-json': 'cloudbase_auth 返回的 auth 不是 JSON 对象的字符串',
      failed: 'cloudbase_auth 运行失败，没有返回',
    } satisfies Record<AuthProblem, string>,
    goTo: {
      share: '添加共享',
      activation: '环境共享',
      configure: '配置环境',
      functions: '查看云函数',
      database: '查看数据库',
      storage: '查看云存储',
      run: '查看云托管',
    },

    refusals: {
      'account-not-found': '没有这个调用方账号，请重新选择',
      'account-frozen': '该调用方账号已冻结或注销，不能运行代码',
      'code-too-large': '代码过长，请精简后再运行',
    } satisfies Record<RefusalOf<typeof runCode>, string>,
    noPlayground: '当前服务没有调试功能',
    noPlaygroundBody: '调试需要模拟数据，请在使用模拟数据的控制台中运行代码。',
    notRun: '未运行',
  },
  en: {
    title: 'Playground',
    intro:
      'Run mini program code as any account, and see at which gate it stops. Into another account’s environment there are seven: activation, share, environment, permission, function, answer, security rule. It runs against simulated data only.',
    caller: 'Grantee',
    callerSearch: 'Find a grantee by name, AppID or entity',
    environment: 'Owner and environment',
    unreachable: (id) => `Environment ${id} does not exist, or you have no access to it`,
    noAccess: 'No access',
    owner: 'Owner',
    sample: 'Sample',
    samples: {
      guide: 'Mini program',
      database: 'Database: add, get, update, delete',
      storage: 'Storage: upload and delete',
      'message-with-appid': 'Subscribe message: with appid',
      'message-without-appid': 'Subscribe message: without appid',
    },
    noEnvironment: 'No environments available',
    noEnvironmentBody:
      'This account has no environment of its own, and none is shared with it. Switch accounts, or come back when an owner has shared one.',
    toShares: 'See what is shared with me',

    callerSide: 'Code of the grantee',
    callerCode: 'Written on the grantee’s side',
    run: 'Run',
    running: 'Running…',
    runningAs: (name) => `Running as ${name}…`,
    stopRun: 'Stop',
    stopping: 'Stopping…',
    runHint: 'or Ctrl/⌘ + Enter while editing',
    restoreSample: 'Restore sample',
    undeployed: (names) => `${names}: changes not deployed. The deployed version runs.`,
    deployAndRun: 'Deploy and run',

    ownerSide: 'Functions of the owner',
    ownerCode: 'Deployed on the owner’s side',
    functionName: 'Function',
    newFunction: 'New function…',
    newName: 'Function name',
    missingOption: (name) => `${name} (not deployed)`,
    authMissing: 'This environment has no cloudbase_auth function',
    authMissingBody: 'A grantee’s init() runs it first; without it, the FunctionName is not found.',
    functionMissing: (name) => `This environment has no function ${name}`,
    functionMissingBody: 'The chosen sample calls it: deploy it first.',
    deploySample: 'Deploy the sample',
    deploy: 'Deploy',
    deploying: 'Deploying…',
    deployed: (name) => `${name} is deployed`,
    edited: 'Changes not deployed',
    restoreDeployed: 'Back to the deployed version',
    fillSample: 'Fill in the sample',
    readOnly: 'View only: ',
    changedElsewhere: 'This function was changed elsewhere',
    changedElsewhereBody: 'Deploying now overwrites those changes.',
    keepMine: 'Keep my changes',
    takeTheirs: 'Discard my changes',
    nameMissing: 'Enter a function name',

    result: 'Result',
    noResult: 'Nothing has run yet',
    noResultBody: 'Press Run: the return value, the console, and the gates each call passed appear here.',
    ranAs: (name, milliseconds) => `Ran as ${name} in ${milliseconds} ms`,
    returnValue: 'Return value',
    line: (line) => `line ${line}`,
    outcome: {
      returned: () => 'Finished',
      threw: ({ errCode }) => (errCode === null ? 'The code threw an error' : `A call failed with errCode ${errCode}`),
      'timed-out': ({ seconds }) => `Timed out: stopped after ${seconds} s`,
      'out-of-memory': ({ megabytes }) => `Out of memory: stopped at ${megabytes} MB`,
      'never-settled': () => 'Never finished: a promise did not settle',
      'too-large': ({ kilobytes, limit }) => `Result too large: ${kilobytes} KB, the limit is ${limit} KB`,
      stopped: ({ why }) => (why === 'asked' ? 'Stopped' : 'Stopped to let a newer run begin'),
      crashed: () => 'The sandbox stopped unexpectedly',
    },
    advice: {
      returned: () => '',
      threw: ({ line }) =>
        line === null
          ? 'Check the code against the message.'
          : `It happened on line ${line}: check the code against the message.`,
      'timed-out': () =>
        'Waiting for calls does not count, but a whole run has a limit too. Look for a loop that never ends.',
      'out-of-memory': () => 'Keep less data at the same time.',
      'never-settled': () =>
        'The code waits for a promise that never gets a result. Look for a missing resolve or reject.',
      'too-large': () => 'Return only what is needed.',
      stopped: ({ why }) =>
        why === 'asked'
          ? 'What it wrote before is kept.'
          : 'Too many programs were running. Wait for them to end, then try again.',
      crashed: () => 'Try again; if it keeps happening, simplify the code.',
    },
    message: 'Message',
    place: 'Where',
    stoppedAt: (end, gate) => `${end}, stopped at "${gate}"`,

    console: 'Console',
    noLines: 'No output',
    callerSource: 'Grantee',
    level: { log: 'Log', info: 'Info', warn: 'Warning', error: 'Error' },

    trace: 'Gates',
    noCalls: 'The code made no call',
    fromTo: (from, to) => `${from} → ${to}`,
    nested: (depth) => `Called by a function, level ${depth}`,
    ok: 'Succeeded',
    failed: 'Failed',
    passed: 'Passed',
    refused: 'Refused',
    turn: (whose) => `${whose} to fix`,
    remedy: (whose, remedy) => `${whose} to fix: ${remedy}`,
    pastGates: 'Every gate was passed; the call itself failed. See the error message.',
    noGates: 'No gate was reached.',
    pass: {
      own: ({ environment }) => `${environment} is the caller’s own environment`,
      activated: ({ account }) => `${account} has activated environment sharing`,
      share: ({ owner, caller }) => `${owner} shares with ${caller}`,
      environment: ({ environment }) => `Environment ${environment} is granted`,
      permission: ({ permission }) => `"${permission}" is granted`,
      function: ({ subject }) => `${subject} is deployed`,
      answer: () => 'cloudbase_auth lets the call in',
      rule: ({ subject, action }) => `The security rule of ${subject} allows ${action}`,
      identity: ({ account }) => `Made as ${account}`,
    },
    stop: {
      own: ({ environment }) => `${environment} is not the caller’s own environment`,
      activated: ({ account }) => `${account} has not activated environment sharing or opened cloud development`,
      share: ({ owner, caller }) => `${owner} does not share with ${caller}, or no longer`,
      environment: ({ environment }) =>
        environment === ''
          ? 'The code names no environment'
          : `Environment ${environment} is not granted, does not exist, or is not in a normal state`,
      permission: ({ permission }) => `"${permission}" is not granted`,
      function: ({ subject }) => `There is no ${subject} in the environment`,
      answer: ({ errMsg }) => (errMsg === '' ? 'cloudbase_auth refused' : `cloudbase_auth refused: ${errMsg}`),
      rule: ({ subject, action }) => `The security rule of ${subject} does not allow ${action}`,
      identity: ({ account }) => `It cannot be made as ${account}`,
    },
    and: '; ',
    notInitialized: 'The call was made before init() had finished',
    notTheirUser: (account) => `The OpenID of the receiver is no user of ${account}`,
    actions: { read: 'read', write: 'write', create: 'create', update: 'update', delete: 'delete', invoke: 'invoke' },
    authProblem: {
      'not-an-object': 'cloudbase_auth returned no object',
      'err-code-missing': 'cloudbase_auth returned no errCode',
      'err-code-not-a-number': 'cloudbase_auth returned an errCode that is not a number',
      'err-msg-not-a-string': 'cloudbase_auth returned an errMsg that is not a string',
      'auth-not-a-string': 'cloudbase_auth returned an auth that is not a string: serialize it with JSON.stringify',
      'auth-not-json': 'cloudbase_auth returned an auth that is not JSON of an object',
      failed: 'cloudbase_auth failed and returned nothing',
    },
    goTo: {
      share: 'Add share',
      activation: 'Environment sharing',
      configure: 'Configure environments',
      functions: 'See functions',
      database: 'See the database',
      storage: 'See storage',
      run: 'See Cloud Run',
    },

    refusals: {
      'account-not-found': 'There is no such grantee; choose another',
      'account-frozen': 'This grantee is frozen or cancelled and cannot run code',
      'code-too-large': 'Too much code to run: shorten it',
    },
    noPlayground: 'This service has no playground',
    noPlaygroundBody: 'The playground needs simulated data. Run code in a console that uses it.',
    notRun: 'Nothing ran',
  },
})
