import type { RefusalCode } from '../contract/contract.ts'
import type { ProtocolCode } from '../contract/problem.ts'
import type { AppIdFault } from '../domain/accounts/appId.ts'
import type { Script } from '../domain/accounts/lookAlike.ts'
import type { EnvironmentStatus } from '../domain/environments/environment.ts'
import type { Action, Permission, Resource } from '../domain/sharing/permission.ts'
import type { ParamsOf } from '../domain/refusalParams.ts'
import { codePointOf, visibleText } from './displayName.ts'
import { nounsText } from './nouns.ts'
import { sentences } from './sentences.ts'

type Code = RefusalCode | ProtocolCode
/** A sentence for each code, written with what it carries. */
type Every = { [Each in Code]: (params: Each extends 'rate-limited' ? { seconds: number } : ParamsOf<Each>) => string }
type AppIdFaults = { [Fault in AppIdFault['fault']]: (params: Extract<AppIdFault, { fault: Fault }>) => string }

const statusZh: Record<EnvironmentStatus, string> = nounsText['zh-CN'].status
const statusEn: Record<EnvironmentStatus, string> = nounsText.en.status

const faultsZh: AppIdFaults = {
  empty: () => '请输入要共享的小程序/公众号 AppID',
  'too-long': () => '内容过长，请只输入 AppID',
  several: () => '识别到多个 AppID，请只保留一个',
  'original-id': () => '这是原始 ID，请填写 AppID（在“设置-基本设置”查看）',
  'corp-id': () => '这是企业 ID，请填写 AppID（在“设置-基本设置”查看）',
  'open-id': () => '这是 OpenID，请填写 AppID（在“设置-基本设置”查看）',
  length: ({ length }) => `AppID 应为 wx 开头的 18 位字符，当前 ${length} 位`,
  character: ({ position, character }) =>
    position <= 2
      ? `AppID 应以 wx 开头，第 ${position} 位“${visibleText(character)}”无效`
      : `AppID 第 ${position} 位“${visibleText(character)}”无效，只能是 0-9、a-f`,
  'look-alike': ({ position, character, script, meant }) =>
    script === 'ascii'
      ? `AppID 第 ${position} 位是字母“${character}”，应为数字“${meant}”`
      : `AppID 第 ${position} 位是${scriptsZh[script]}“${character}”（${codePointOf(character)}），应为“${meant}”`,
}

const scriptsZh: Record<Script, string> = {
  ascii: '字母',
  latin: '拉丁字母',
  cyrillic: '西里尔字母',
  greek: '希腊字母',
  armenian: '亚美尼亚字母',
  hebrew: '希伯来字母',
  digit: '其他文字的数字',
  other: '形近字符',
}

const faultsEn: AppIdFaults = {
  empty: () => 'Enter the AppID of the mini program or official account',
  'too-long': () => 'Too long: enter the AppID alone',
  several: () => 'Several AppIDs found; keep one',
  'original-id': () => 'That is an original ID; use the AppID (under Settings, Basic settings)',
  'corp-id': () => 'That is a corp ID; use the AppID (under Settings, Basic settings)',
  'open-id': () => 'That is an OpenID; use the AppID (under Settings, Basic settings)',
  length: ({ length }) => `An AppID is 18 characters starting with wx; this has ${length}`,
  character: ({ position, character }) =>
    position <= 2
      ? `An AppID starts with wx; character ${position} "${visibleText(character)}" does not fit`
      : `Character ${position} "${visibleText(character)}" is not allowed; use 0-9 or a-f`,
  'look-alike': ({ position, character, script, meant }) =>
    script === 'ascii'
      ? `Character ${position} is the letter "${character}"; use the digit "${meant}"`
      : `Character ${position} is the ${scriptsEn[script]} "${character}" (${codePointOf(character)}); use "${meant}"`,
}

const scriptsEn: Record<Script, string> = {
  ascii: 'letter',
  latin: 'Latin letter',
  cyrillic: 'Cyrillic letter',
  greek: 'Greek letter',
  armenian: 'Armenian letter',
  hebrew: 'Hebrew letter',
  digit: 'digit of another script',
  other: 'look-alike',
}

const namesZh: Record<Resource, string> = {
  functions: '云函数名称须以字母开头，只能包含字母、数字、“_”和“-”，最多 60 位',
  database: '集合名称须以字母开头，只能包含字母、数字、“_”和“-”，最多 32 位',
  storage: '文件路径不能以“/”开头或结尾，不能包含空的、“.”或“..”路径段，最多 255 位',
  run: '服务名称须以小写字母开头，只能包含小写字母、数字和“-”，2 到 20 位',
  hosting: '页面路径不能以“/”开头或结尾，不能包含空的、“.”或“..”路径段，最多 255 位',
}

const namesEn: Record<Resource, string> = {
  functions: 'A function name starts with a letter and has letters, digits, "_" and "-", at most 60',
  database: 'A collection name starts with a letter and has letters, digits, "_" and "-", at most 32',
  storage: 'A file path does not start or end with "/", has no empty, "." or ".." part, and at most 255 characters',
  run: 'A service name starts with a lowercase letter and has lowercase letters, digits and "-", 2 to 20',
  hosting: 'A page path does not start or end with "/", has no empty, "." or ".." part, and at most 255 characters',
}

/** What `parseRule` finds: a code, then the action it is about and, in a condition, the character. */
type RuleProblems = Record<string, (about: string) => string>

const ruleProblemsZh: RuleProblems = {
  'not-json': () => '不是有效的 JSON',
  'not-an-object': () => '应为一个 JSON 对象，如 {"read": true}',
  'unknown-action': (about) => `不支持“${about}”`,
  'not-a-condition': (about) => `“${about}”应为 true、false 或一个条件表达式`,
  condition: (about) => about.replace(/^(\w+) (\d+)$/, '“$1”的条件在第 $2 个字符处有误'),
}

const ruleProblemsEn: RuleProblems = {
  'not-json': () => 'it is not valid JSON',
  'not-an-object': () => 'it must be a JSON object, like {"read": true}',
  'unknown-action': (about) => `"${about}" is not supported`,
  'not-a-condition': (about) => `"${about}" must be true, false or a condition`,
  condition: (about) => about.replace(/^(\w+) (\d+)$/, 'the condition of "$1" is invalid at character $2'),
}

/** One sentence for every code the backend refuses with. Forgetting one does not compile. */
export const refusalsText = sentences({
  'zh-CN': {
    'app-id-malformed': (fault) => faultSentence(faultsZh, fault) ?? 'AppID 格式不正确',
    self: () => '不能共享给当前账号自身',
    'account-not-found': () => '未找到该 AppID 对应的账号，请核对后重试',
    'account-frozen': () => '该账号已冻结或注销，无法共享',
    'other-entity': () => '该账号与当前账号不是同一主体，无法共享',
    'already-shared': () => '已共享给该账号，可前往“配置环境”修改',
    'cloud-not-opened': () => '当前账号尚未开通云开发，无法开通环境共享',
    'sharing-not-activated': () => '尚未开通环境共享，请先开通',
    'shares-remain': ({ total, given, received }) =>
      `请先解除全部 ${total} 个共享关系（我共享的 ${given} 个、共享给我的 ${received} 个）`,
    'stale-version': () => '内容已在别处修改，请核对最新内容后再提交',
    'share-not-found': () => '共享关系不存在或无权访问',
    'share-ended': ({ by }) => (by === 'owner' ? '资源方已解除共享' : '调用方已解除共享'),
    'only-owner-removes-environments': () => '仅资源方可调整单个环境；你可以解除全部共享',
    'only-owner-changes-permissions': () => '仅资源方可修改权限',
    'too-many-shares': ({ max }) => `最多可添加 ${max} 个共享`,
    'no-environments': () => '至少保留一个环境；如需取消全部共享，请使用“解除”',
    'too-many-environments': ({ max }) => `最多可共享 ${max} 个环境`,
    'environment-not-found': () => '环境不存在或无权访问',
    'environment-not-own': ({ name, owner }) => `只能共享自有环境，“${name}”由“${owner}”共享而来`,
    'environment-unavailable': ({ name, status, resource }) =>
      `环境“${name}”状态为“${statusZh[status] ?? status}”，${resource === undefined ? '暂不能共享' : '暂不能修改其中的内容'}`,
    'environment-repeated': ({ name }) => `环境“${name}”重复`,
    'no-permissions': () => '请至少选择一项权限',
    'permission-unknown': ({ key }) => `包含不支持的权限：${key}`,
    'operate-needs-view': () => '操作权限需要同时具有查看权限',
    'permission-missing': ({ permission }) =>
      `缺少“${permissionWords(nounsText['zh-CN'], permission)}”权限，请联系资源方在“配置环境”中授权`,
    'item-not-found': () => '该资源不存在或已被移除',
    'item-exists': ({ name }) => `“${name}”已存在，请换一个名称`,
    'item-name-invalid': ({ resource }) => namesZh[resource] ?? '名称不正确',
    'item-rule-invalid': ({ problem }) => `安全规则不正确：${ruleProblem(ruleProblemsZh, problem)}`,
    'item-too-large': ({ max }) => `内容过大，最多 ${max} KB`,
    'item-port-invalid': () => '端口应为 1 到 65535 的整数',
    'item-image-invalid': () => '请输入正确的镜像地址，如 registry.example.com/coupon:1.0.0',
    'too-many-items': ({ max }) => `最多可添加 ${max} 项`,
    'record-not-found': () => '该记录不存在或已被移除',
    'record-exists': ({ id }) => `记录“${id}”已存在，请换一个 ID`,
    'record-id-invalid': ({ key }) =>
      key === undefined ? '记录 ID 只能包含字母、数字、“_”和“-”，最多 64 位' : `“${key}”由系统维护，请从数据中移除`,
    'code-too-large': ({ max }) => `代码过长，最多 ${max} KB`,
    'notification-not-found': () => '通知不存在或无权访问',
    'not-signed-in': () => '登录已失效，请重新登录',
    'malformed-request': () => '请求内容不正确，请刷新后重试',
    'address-too-long': () => '请求地址过长，请缩短搜索内容后重试',
    'endpoint-not-found': () => '服务不支持该操作，请刷新后重试',
    'method-not-allowed': () => '服务不支持该操作，请刷新后重试',
    'unsupported-media-type': () => '请求内容不正确，请刷新后重试',
    'version-required': () => '请刷新后重试',
    'key-required': () => '请刷新后重试',
    'key-invalid': () => '请刷新后重试',
    'key-reused': () => '该操作已提交过其他内容，请刷新后重试',
    'operation-running': () => '同一操作正在进行，请稍候',
    'rate-limited': ({ seconds }) => `查询过于频繁，请 ${seconds} 秒后再试`,
    'storage-full': () => '本地存储空间不足，操作未生效',
    'world-full': ({ max }) => `模拟数据最多保存 ${max} MB，操作未生效；请先移除不需要的记录和文件，或重置数据`,
    'console-outdated': () => '控制台已在另一个标签页中更新，操作未生效，请刷新页面',
    'internal-error': () => '服务暂时出错，请稍后重试',
    unavailable: () => '服务暂不可用，请稍后重试',
  } satisfies Every,
  en: {
    'app-id-malformed': (fault) => faultSentence(faultsEn, fault) ?? 'This is not an AppID',
    self: () => "You can't share with yourself",
    'account-not-found': () => 'No account has this AppID; check it',
    'account-frozen': () => 'That account is frozen or cancelled and cannot be shared with',
    'other-entity': () => 'That account is not of the same entity and cannot be shared with',
    'already-shared': () => 'Already shared; edit it under Configure environments',
    'cloud-not-opened': () => 'This account has not opened cloud development, so sharing cannot be activated',
    'sharing-not-activated': () => 'Activate environment sharing first',
    'shares-remain': ({ total, given, received }) =>
      `First revoke ${total === 1 ? 'the one share' : `all ${total} shares`} (${given} shared by you, ${received} shared with you)`,
    'stale-version': () => 'This was changed elsewhere; check the latest before you submit',
    'share-not-found': () => 'Share not found or no access',
    'share-ended': ({ by }) =>
      by === 'owner' ? 'The owner has revoked the share' : 'The grantee has revoked the share',
    'only-owner-removes-environments': () =>
      'Only the owner can change single environments; you can revoke the whole share',
    'only-owner-changes-permissions': () => 'Only the owner can change permissions',
    'too-many-shares': ({ max }) => `At most ${max} shares`,
    'no-environments': () => 'Keep at least one environment; to stop sharing use Revoke',
    'too-many-environments': ({ max }) => `At most ${max} environments`,
    'environment-not-found': () => 'Environment not found or no access',
    'environment-not-own': ({ name, owner }) =>
      `Only your own environments can be shared; "${name}" comes from ${owner}`,
    'environment-unavailable': ({ name, status, resource }) =>
      `"${name}" is ${statusEn[status] ?? status} and ${resource === undefined ? "can't be shared" : 'nothing in it can be changed'}`,
    'environment-repeated': ({ name }) => `Environment "${name}" is listed twice`,
    'no-permissions': () => 'Choose at least one permission',
    'permission-unknown': ({ key }) => `Unsupported permission: ${key}`,
    'operate-needs-view': () => 'Operate needs View',
    'permission-missing': ({ permission }) =>
      `"${permissionWords(nounsText.en, permission)}" is not granted; ask the owner to grant it under Configure environments`,
    'item-not-found': () => 'This no longer exists',
    'item-exists': ({ name }) => `"${name}" exists already; choose another name`,
    'item-name-invalid': ({ resource }) => namesEn[resource] ?? 'This name is not allowed',
    'item-rule-invalid': ({ problem }) => `The security rule is invalid: ${ruleProblem(ruleProblemsEn, problem)}`,
    'item-too-large': ({ max }) => `Too large: at most ${max} KB`,
    'item-port-invalid': () => 'A port is a whole number from 1 to 65535',
    'item-image-invalid': () => 'Enter the address of an image, like registry.example.com/coupon:1.0.0',
    'too-many-items': ({ max }) => `At most ${max}`,
    'record-not-found': () => 'This record no longer exists',
    'record-exists': ({ id }) => `A record "${id}" exists already; choose another id`,
    'record-id-invalid': ({ key }) =>
      key === undefined
        ? 'A record id has letters, digits, "_" and "-", at most 64'
        : `"${key}" is written by the backend; remove it from the data`,
    'code-too-large': ({ max }) => `Too much code: at most ${max} KB`,
    'notification-not-found': () => 'Notice not found or no access',
    'not-signed-in': () => 'You are signed out; sign in again',
    'malformed-request': () => 'The request was invalid; reload and try again',
    'address-too-long': () => 'The address of the request is too long; shorten the search and try again',
    'endpoint-not-found': () => 'The service cannot do this; reload and try again',
    'method-not-allowed': () => 'The service cannot do this; reload and try again',
    'unsupported-media-type': () => 'The request was invalid; reload and try again',
    'version-required': () => 'Reload and try again',
    'key-required': () => 'Reload and try again',
    'key-invalid': () => 'Reload and try again',
    'key-reused': () => 'This was submitted before with other content; reload and try again',
    'operation-running': () => 'The same operation is still running; wait a moment',
    'rate-limited': ({ seconds }) => `Too many look-ups; try again in ${seconds} s`,
    'storage-full': () => 'Local storage is full; nothing was changed',
    'world-full': ({ max }) =>
      `Simulated data may take up ${max} MB; nothing was changed. Remove records and files you do not need, or reset the data`,
    'console-outdated': () => 'Another tab has a newer console; nothing was changed, please refresh the page',
    'internal-error': () => 'The service failed for now; try again later',
    unavailable: () => 'The service is not available; try again later',
  },
} satisfies { 'zh-CN': Every; en: Every })

/** Nothing for a fault that this console does not know. */
function faultSentence(sentenceOf: AppIdFaults, fault: AppIdFault): string | undefined {
  // Each sentence takes its own kind of fault; the compiler does not connect the two.
  const sentence = sentenceOf[fault.fault] as ((fault: AppIdFault) => string) | undefined
  return sentence?.(fault)
}

/** 云函数 操作: a permission as people read it. One that this console does not know stays visible by its key. */
function permissionWords(t: (typeof nounsText)['zh-CN'] | (typeof nounsText)['en'], permission: Permission): string {
  const [resource, action] = permission.split('.')
  const known: [string | undefined, string | undefined] = [t.resource[resource as Resource], t.action[action as Action]]
  return known[0] && known[1] ? t.permission(known[0], known[1]) : permission
}

function ruleProblem(problems: RuleProblems, problem: string): string {
  const [code = ''] = problem.split(' ', 1)
  return problems[code]?.(problem.slice(code.length + 1)) ?? problem
}
