import { callerSample } from '../../domain/cloud/samples.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { authFunctionName } from '../../domain/items/item.ts'
import type { Sample } from './tryState.ts'

/** What a sample is made for. */
export interface SampleNames {
  caller: string
  owner: string
  environmentId: string
  functionNames: readonly string[]
  collectionNames: readonly string[]
}

/** The guide's cloud function `b`, which sends the message. */
const messageFunctionName = 'b'

export const newFunctionCode = `exports.main = async (event, context) => {
  return event
}
`

/** The caller's code of a sample, with real names in place. */
export function callerCode(sample: Sample, names: SampleNames): string {
  switch (sample) {
    case 'guide':
      return callerSample(names.owner, names.environmentId).replace(
        '函数名',
        preferred(
          names.functionNames.filter((name) => name !== authFunctionName),
          'hello',
          '函数名',
        ),
      )
    case 'database':
      return begin(names) + databaseSample.replace('集合名', preferred(names.collectionNames, 'orders', '集合名'))
    case 'storage':
      return begin(names) + storageSample
    case 'message-with-appid':
    case 'message-without-appid':
      return begin(names) + messageSample
  }
}

/** The function a sample needs on the owner's side besides `cloudbase_auth`. */
export function functionOf(sample: Sample): string | undefined {
  return sample === 'message-with-appid' || sample === 'message-without-appid' ? messageFunctionName : undefined
}

/** What a function can be begun with. */
export function functionSample(
  name: string,
  sample: Sample,
  { caller }: Pick<SampleNames, 'caller'>,
): string | undefined {
  if (name === authFunctionName) return authFunctionSample
  if (name !== functionOf(sample)) return undefined
  return sample === 'message-with-appid'
    ? messageFunction(`cloud.openapi({ appid: '${caller}' })`)
    : messageFunction('cloud.openapi')
}

function preferred(names: readonly string[], first: string, fallback: string): string {
  return names.find((name) => name === first) ?? names[0] ?? fallback
}

function begin({ owner, environmentId }: SampleNames): string {
  return `var c1 = new wx.cloud.Cloud({
  // 资源方 AppID
  resourceAppid: '${owner}',
  // 资源方环境 ID
  resourceEnv: '${environmentId}',
})
await c1.init()

`
}

const databaseSample = `const db = c1.database()
const collection = db.collection('集合名')

// 新增一条记录
const { _id } = await collection.add({
  data: { tea: '茉莉雪芽', cups: 1 },
})

// 按条件查询，再按 _id 查询
const found = await collection.where({ tea: '茉莉雪芽' }).get()
console.log('符合条件', found.data.length)
const added = await collection.doc(_id).get()
console.log('新增的记录', added.data)

// 修改，再删除
await collection.doc(_id).update({
  data: { cups: 2 },
})
await collection.doc(_id).remove()
`

const storageSample = `// 上传一个文件
const { fileID } = await c1.uploadFile({
  cloudPath: 'try/hello.txt',
  filePath: 'wxfile://tmp/hello.txt',
})
console.log(fileID)

// 换取临时链接
const { fileList } = await c1.getTempFileURL({
  fileList: [fileID],
})
console.log(fileList)

// 删除
await c1.deleteFile({
  fileList: [fileID],
})
`

const messageSample = `// 资源方的云函数 b 会向当前用户发送订阅消息
await c1.callFunction({
  name: '${messageFunctionName}',
  data: {},
})
`

/** The guide's lines, also the space that ends the second. */
function messageFunction(openapi: string): string {
  return `const cloud = require('wx-server-sdk')
cloud.init({
  env: cloud.DYNAMIC_CURRENT_ENV
})

exports.main = async (event, context) => {
  // 在小程序 B 的云函数 b 里处理来自 A 小程序的请求时,对 B 小程序的用户发送订阅消息:
  return ${openapi}.subscribeMessage.send({\u0020
    touser: cloud.getWXContext().FROM_OPENID,
    // ...
  })
}
`
}
