import type { TraceStep } from '../contract/run.ts'
import { sentences } from './sentences.ts'

type PerGate = Record<TraceStep['gate'], string>

/**
 * The gates, named after what is checked there: seven on the way into another account's environment, and the identity
 * of a cloud call, which goes into none. What each is, who can open it, and how.
 */
export const gatesText = sentences({
  'zh-CN': {
    name: {
      // In an environment of its own a caller comes to this gate alone of the first four.
      own: '环境',
      activated: '开通',
      share: '共享关系',
      environment: '环境',
      permission: '权限',
      function: '云函数',
      answer: '应答',
      rule: '安全规则',
      identity: '云调用身份',
    } satisfies PerGate,
    /** What it takes to pass. */
    meaning: {
      own: '访问的是自己的环境，无需他人授权',
      activated: '资源方已开通环境共享，调用方已开通云开发或因他人共享自动开通',
      share: '资源方已共享给调用方，且共享关系未被解除',
      environment: '代码中的环境存在、状态正常，并在共享的授权之内',
      permission: '该环境的授权包含这次调用所需的权限',
      function: '环境中有被调用的云函数或服务；init() 还需要 cloudbase_auth',
      answer: 'init() 时 cloudbase_auth 按协议返回 errCode 0；之后的调用须等待 init() 完成',
      rule: '云函数、集合或文件的安全规则允许这次操作',
      identity: '云调用以有权代表的账号发起，且接收的用户属于该账号',
    } satisfies PerGate,
    /** What to do when a call did not. */
    remedy: {
      own: '无需处理',
      activated: '资源方在“环境共享”中点击“开通”；调用方先开通云开发，或等资源方添加共享后自动开通',
      share: '资源方在“环境共享”中“添加共享”；已解除的需要重新添加',
      environment: '调用方核对 resourceAppid 和 resourceEnv；核对无误后，请资源方在“配置环境”中添加该环境',
      permission: '资源方在“配置环境”中勾选该权限并提交',
      function: '资源方部署该云函数或服务；调用方核对名称',
      answer: '资源方按协议修改 cloudbase_auth 的返回；调用方先 await init()',
      rule: '资源方修改安全规则，或调整 cloudbase_auth 返回的 auth',
      identity: '在云函数中用 cloud.openapi({ appid }) 指定用户所属的账号，并确认双方仍有共享关系',
    } satisfies PerGate,
    /** Who can do it. */
    whose: {
      own: '调用方',
      activated: '双方',
      share: '资源方',
      environment: '双方',
      permission: '资源方',
      function: '资源方',
      answer: '资源方',
      rule: '资源方',
      identity: '资源方',
    } satisfies PerGate,
    side: { owner: '资源方', caller: '调用方', both: '双方' },
  },
  en: {
    name: {
      own: 'Environment',
      activated: 'Activation',
      share: 'Share',
      environment: 'Environment',
      permission: 'Permission',
      function: 'Function',
      answer: 'Answer',
      rule: 'Security rule',
      identity: 'Cloud call identity',
    },
    meaning: {
      own: 'It is the caller’s own environment: nobody has to grant anything',
      activated:
        'The owner has activated sharing; the grantee has opened cloud development, or a share has activated it',
      share: 'The owner shares with the grantee, and nobody has revoked that',
      environment: 'The environment in the code exists, is in a normal state, and is part of the share',
      permission: 'The grant of this environment includes the permission the call needs',
      function: 'The function or service is in the environment; init() needs cloudbase_auth as well',
      answer:
        'In init(), cloudbase_auth answers errCode 0 and follows the protocol; later calls wait for init() to finish',
      rule: 'The security rule of the function, collection or file allows it',
      identity: 'The cloud call is made as an account it may speak for, to a user of that account',
    },
    remedy: {
      own: 'Nothing to do',
      activated:
        'The owner presses Activate under Environment sharing; the grantee opens cloud development first, or is activated by the owner’s share',
      share: 'The owner uses Add share under Environment sharing; one that was revoked has to be added again',
      environment:
        'The grantee checks resourceAppid and resourceEnv; if both are right, the owner adds the environment under Configure environments',
      permission: 'The owner ticks this permission under Configure environments and submits',
      function: 'The owner deploys the function or service; the grantee checks the name',
      answer: 'The owner makes cloudbase_auth answer by the protocol; the grantee awaits init() first',
      rule: 'The owner changes the security rule, or the auth that cloudbase_auth returns',
      identity:
        'In the function, name the account the user belongs to with cloud.openapi({ appid }), and check that both still share',
    },
    whose: {
      own: 'Grantee',
      activated: 'Both sides',
      share: 'Owner',
      environment: 'Both sides',
      permission: 'Owner',
      function: 'Owner',
      answer: 'Owner',
      rule: 'Owner',
      identity: 'Owner',
    },
    side: { owner: 'Owner', caller: 'Grantee', both: 'Both sides' },
  },
})
