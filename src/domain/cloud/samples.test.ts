import { expect, test } from 'vitest'
import { callerSample, cloudCallSample, functionSample, webSample } from './samples.ts'

const owner = 'wxe0e2656d74f0bff3'
const environment = 'test-f96b31'
const news = 'wx5fe6bb43205e9e07'

// Copied from the guide (调用共享环境资源).
const guidesCaller = `// 声明新的 cloud 实例
var c1 = new wx.cloud.Cloud({
  // 资源方 AppID
  resourceAppid: 'wxe0e2656d74f0bff3',
  // 资源方环境 ID
  resourceEnv: 'test-f96b31',
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

// Copied from the guide (环境共享下的云调用).
const guidesCloudCall = [
  '// 在小程序 B 的云函数 b 里处理来自 A 小程序的请求时,对 B 小程序的用户发送订阅消息:',
  "cloud.openapi({ appid: 'A小程序AppID' }).subscribeMessage.send({ ",
  '  touser: cloud.getWXContext().FROM_OPENID,',
  '  // ...',
  '})',
  '',
].join('\n')

test("the guide's ids give the guide's caller, word for word", () => {
  expect(callerSample(owner, environment)).toBe(guidesCaller)
})

test("the guide's placeholder gives the guide's cloud call, word for word", () => {
  expect(cloudCallSample('A小程序AppID')).toBe(guidesCloudCall)
})

test.each([
  ['web', webSample(owner, environment, news), [owner, environment, news]],
  ['function', functionSample(owner, environment), [owner, environment]],
])('the %s sample names every id in quotes', (_case, code, ids) => {
  for (const id of ids) expect(code).toContain(`'${id}'`)
})

test.each([
  ['mini program', callerSample(owner, environment)],
  ['web', webSample(owner, environment, news)],
  ['function', functionSample(owner, environment)],
  ['cloud call', cloudCallSample(news)],
])('the %s sample is JavaScript', (_case, code) => {
  // Compiled, never run.
  expect(() => Object.getPrototypeOf(async () => {}).constructor(code)).not.toThrow()
})
