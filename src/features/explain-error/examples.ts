/** Errors to try, as consoles print them. They name what the scenario `demo` has. */
export const examples = [
  {
    code: '-501000',
    text: 'Error: cloud.init:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found; functionName: cloudbase_auth, env: cloud1-8guv4660c1c70c65',
  },
  {
    code: '-601034',
    text: 'Error: cloud.callFunction:fail Error: errCode: -601034 | errMsg: 没有权限，请先开通云开发或者云托管',
  },
  {
    code: '-601012',
    text: 'Error: errCode: -601012 | errMsg: unauthorized env, resourceAppid: wx1234567890abcdef, resourceEnv: test-f96b31',
  },
  {
    code: '-501007',
    text: 'Error: errCode: -501007 | errMsg: invalid parameters | errMsg: [100003] env not exists, env: test-f96b32',
  },
  {
    code: '-604101',
    text: 'Error: errCode: -604101 | errMsg: function has no permission to call this API, env: prod-4gl1pvzp25d960df',
  },
  { code: '1001', text: "Error { errCode: 1001, errMsg: '该小程序不在名单中' }" },
] as const
