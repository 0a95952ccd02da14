import { sentences } from './sentences.ts'

/** From nothing to a first call: what is done and what comes next. */
export const startText = sentences({
  'zh-CN': {
    title: '从开通到首次调用',
    progress: (done: number, all: number) => `已完成 ${done} 步，共 ${all} 步`,
    done: '已完成',
    open: '待完成',
    steps: {
      activate: { title: '开通环境共享', body: '开通后即可把自有云环境共享给同主体的账号。' },
      share: { title: '添加共享', body: '选择同主体的账号，以及要共享的云环境和权限。' },
      deploy: { title: '部署 cloudbase_auth', body: '调用方的 init() 会先执行它；缺少时 init() 将失败。' },
      try: { title: '调试', body: '以调用方的身份运行示例代码，查看每次调用经过的关卡。' },
    },
    toShare: '添加共享',
    toFunctions: '前往云函数',
    toTry: '前往调试',
  },
  en: {
    title: 'From activation to the first call',
    progress: (done, all) => `${done} of ${all} steps done`,
    done: 'Done',
    open: 'To do',
    steps: {
      activate: {
        title: 'Activate environment sharing',
        body: 'Your own environments can then be shared with accounts of your entity.',
      },
      share: { title: 'Add share', body: 'Choose an account of your entity, the environments and the permissions.' },
      deploy: {
        title: 'Deploy cloudbase_auth',
        body: "A caller's init() runs it first; init() fails when it is missing.",
      },
      try: { title: 'Playground', body: 'Run sample code as the grantee and see the gates that each call passes.' },
    },
    toShare: 'Add share',
    toFunctions: 'Go to Functions',
    toTry: 'Go to the playground',
  },
})
