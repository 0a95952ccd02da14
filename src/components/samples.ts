/** The guide's caller, with the owner's AppID and an environment's id in place. */
export function callerSample(ownerAppId: string, environmentId: string): string {
  return `// 声明新的 cloud 实例
var c1 = new wx.cloud.Cloud({
  // 资源方 AppID
  resourceAppid: '${ownerAppId}',
  // 资源方环境 ID
  resourceEnv: '${environmentId}',
})

// 跨账号调用,必须等待 init 完成
// init 过程中,资源方小程序对应环境下的 cloudbase_auth 函数会被调用,并需返回协议字段来确认允许访问、并可自定义安全规则
await c1.init()

// 完成后正常使用资源方的已授权的云资源
await c1.callFunction({
  name: '函数名',
  data: {},
})
`
}
