import { useLanguage, type Language } from './sentences.ts'

// The samples are the guide's, in its words. What follows says the same in English: comments, printed words, placeholders.
const comments = new Map(
  Object.entries({
    '声明新的 cloud 实例': 'Declare a new cloud instance',
    '资源方 AppID': 'AppID of the owner',
    '资源方环境 ID': 'Environment ID of the owner',
    '公众号 AppID': 'AppID of the official account',
    '跨账号调用,必须等待 init 完成': 'A call across accounts has to wait for init',
    'init 过程中,资源方小程序对应环境下的 cloudbase_auth 函数会被调用,并需返回协议字段(见下)来确认允许访问、并可自定义安全规则':
      'During init the function cloudbase_auth in that environment of the owner is called. It has to return the fields of the protocol (see below) to allow access, and may add to the security rules',
    完成后正常使用资源方的已授权的云资源: 'From then on, use what the owner has granted as usual',
    '先在网页中引入 Web SDK：': 'First bring the Web SDK into the page:',
    '转到公众号网页授权，授权后回到本页，重新执行这段代码':
      'Go to the web authorization of the official account, which returns to this page; then run this code again',
    云函数入口函数: 'Entry of the cloud function',
    '在小程序 B 的云函数 b 里处理来自 A 小程序的请求时,对 B 小程序的用户发送订阅消息:':
      'In function b of mini program B, while it handles a request from mini program A: send a subscribe message to a user of mini program B:',
    '跨账号调用时,由此拿到来源方小程序/公众号 AppID':
      'In a call across accounts: the AppID of the mini program or official account that calls',
    '跨账号调用时,由此拿到来源方小程序/公众号的用户 OpenID': 'In a call across accounts: the OpenID of its user there',
    '跨账号调用、且满足 unionid 获取条件时,由此拿到同主体下的用户 UnionID':
      'In a call across accounts that may have it: the UnionID of the user under the same entity',
    自定义安全规则: 'Security rules of your own',
    '在前端访问资源方数据库、云函数等资源时,资源方可以通过':
      'When a client reaches for the database, functions and so on of the owner, the owner can',
    '安全规则的 `auth.custom` 字段获取此对象的内容做校验,':
      'check what this object holds by `auth.custom` in its security rules;',
    '像这个示例就是资源方可以在安全规则中通过 `auth.custom.x` 获取': 'with this example, by `auth.custom.x`',
    新增一条记录: 'Add a record',
    '按条件查询，再按 _id 查询': 'Look it up by a condition, then by its _id',
    '修改，再删除': 'Change it, then delete it',
    上传一个文件: 'Upload a file',
    换取临时链接: 'Ask for a temporary link',
    删除: 'Delete it',
    '资源方的云函数 b 会向当前用户发送订阅消息': 'Function b of the owner sends the present user a subscribe message',
  }),
)

const texts = new Map(
  Object.entries({
    函数名: 'function-name',
    集合名: 'collection-name',
    '公众号 AppID': 'official-account-appid',
    '资源方 AppID': 'owner-appid',
    符合条件: 'matching',
    新增的记录: 'the added record',
  }),
)

/** A sample as people of that language read it. Its statements stay what they are. */
export function sampleIn(language: Language, code: string): string {
  if (language === 'zh-CN') return code
  return code
    .replace(/(?<=^ *\/\/ ).*$/gm, (comment) => comments.get(comment) ?? comment)
    .replace(/(?<=')[^'\n]*(?=')/g, (text) => texts.get(text) ?? text)
}

/** Gives samples in the language of the screen. */
export function useSamples(): (code: string) => string {
  const language = useLanguage()
  return (code) => sampleIn(language, code)
}
