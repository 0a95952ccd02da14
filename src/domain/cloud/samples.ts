/** The guide's caller, word for word, with the owner's AppID and an environment's id in place. */
export function callerSample(ownerAppId: string, environmentId: string): string {
  return `// 声明新的 cloud 实例
var c1 = new wx.cloud.Cloud({
  // 资源方 AppID
  resourceAppid: '${ownerAppId}',
  // 资源方环境 ID
  resourceEnv: '${environmentId}',
})

// 跨账号调用,必须等待 init 完成
// init 过程中,资源方小程序对应环境下的 cloudbase_auth 函数会被调用,并需返回协议字段(见下)来确认允许访问、并可自定义安全规则
await c1.init()

// 完成后正常使用资源方的已授权的云资源
await c1.callFunction({
  name: '函数名',
  data: {},
})
`
}

/**
 * The same from a web page of an official account, which signs its user in first. The guide has no sample of it; the
 * calls are those of the public reference of the Web SDK (checkLogin, startLogin, Web 端初始化).
 */
export function webSample(ownerAppId: string, environmentId: string, officialAccountAppId: string): string {
  return `// 先在网页中引入 Web SDK：
// <script src="https://res.wx.qq.com/open/js/cloudbase/1.1.0/cloud.js"></script>

const { loggedIn } = await cloud.checkLogin({
  provider: 'OfficialAccount',
  appid: '${officialAccountAppId}',
})

if (!loggedIn) {
  // 转到公众号网页授权，授权后回到本页，重新执行这段代码
  cloud.startLogin({
    provider: 'OfficialAccount',
    appid: '${officialAccountAppId}',
    scope: 'snsapi_base',
    redirectUri: location.href,
  })
} else {
  // 声明新的 cloud 实例
  var c1 = new cloud.Cloud({
    // 公众号 AppID
    appid: '${officialAccountAppId}',
    // 资源方 AppID
    resourceAppid: '${ownerAppId}',
    // 资源方环境 ID
    resourceEnv: '${environmentId}',
  })

  // 跨账号调用,必须等待 init 完成
  await c1.init()

  // 完成后正常使用资源方的已授权的云资源
  await c1.callFunction({
    name: '函数名',
    data: {},
  })
}
`
}

/** The same from a function. The guide has no sample of it; `Cloud` is in the public reference of wx-server-sdk since 2.3.0. */
export function functionSample(ownerAppId: string, environmentId: string): string {
  return `const cloud = require('wx-server-sdk')

// 云函数入口函数
exports.main = async (event, context) => {
  // 声明新的 cloud 实例
  var c1 = new cloud.Cloud({
    // 资源方 AppID
    resourceAppid: '${ownerAppId}',
    // 资源方环境 ID
    resourceEnv: '${environmentId}',
  })

  // 跨账号调用,必须等待 init 完成
  await c1.init()

  // 完成后正常使用资源方的已授权的云资源
  const { result } = await c1.callFunction({
    name: '函数名',
    data: {},
  })
  return result
}
`
}

/** The guide's cloud call in the name of the account that asked, word for word (also the space that ends its second line). */
export function cloudCallSample(granteeAppId: string): string {
  return `// 在小程序 B 的云函数 b 里处理来自 A 小程序的请求时,对 B 小程序的用户发送订阅消息:
cloud.openapi({ appid: '${granteeAppId}' }).subscribeMessage.send({\u0020
  touser: cloud.getWXContext().FROM_OPENID,
  // ...
})
`
}
