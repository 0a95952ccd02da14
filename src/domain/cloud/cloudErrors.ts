/** An error as code in a mini program or a function gets it. */
export interface CloudError {
  errCode: number
  errMsg: string
}

/**
 * Every error the backend answers code with. F: code and words are WeChat's, from its list of error codes, its SDK or
 * what its users show; (F): the code is WeChat's, the words are ours; X: what it is used for is ours.
 */
export const cloudErrors = {
  // F: said to an account that has not opened cloud development; X: also where an owner has not activated sharing.
  'not-activated': { errCode: -601034, errMsg: '没有权限，请先开通云开发或者云托管' },
  // F
  'not-shared': { errCode: -601012, errMsg: 'unauthorized env' },
  // F; X: also for an environment that is not in the share, so that ids cannot be fished for.
  'environment-not-found': { errCode: -501007, errMsg: 'invalid parameters | errMsg: [100003] env not exists' },
  // F; X: for permissions of a share.
  'permission-missing': { errCode: -604101, errMsg: 'function has no permission to call this API' },
  // F: what the guide calls 找不到对应的FunctionName.
  'function-not-found': { errCode: -501000, errMsg: 'FunctionName parameter could not be found' },
  // F: `cloudbase_auth` returned no errCode; X: also for the rest of the protocol.
  'auth-answer-wrong': {
    errCode: -601015,
    errMsg: 'access denied (cloudfunction cloudbase_auth returns empty errCode)',
  },
  // F: a call to another account's environment before `init()`.
  'not-initialized': { errCode: -601016, errMsg: 'missing env auth info' },
  // (F)
  'function-refused': { errCode: -501019, errMsg: 'unauthorized operation' },
  // F
  'database-refused': { errCode: -502003, errMsg: 'database permission denied' },
  // F
  'storage-refused': { errCode: -503002, errMsg: 'storage permission denied' },
  // F
  'collection-not-found': {
    errCode: -502005,
    errMsg: 'database collection not exists | errMsg: [ResourceNotFound] Db or Table not exist',
  },
  // F: with the id after `_id`.
  'document-not-found': { errCode: -1, errMsg: 'document with _id does not exist' },
  // F
  'command-wrong': { errCode: -502002, errMsg: 'database invalid command' },
  // F: also an `_id` that is taken.
  'database-failed': { errCode: -502001, errMsg: 'database request fail' },
  // F
  'storage-failed': { errCode: -503001, errMsg: 'storage request fail' },
  // F
  'file-not-found': { errCode: -503003, errMsg: 'storage file not exists' },
  // (F): 操作的资源对象非法或不存在; X: for a service that is not there.
  'service-not-found': { errCode: -501009, errMsg: 'resource not initialized' },
  // F
  'parameters-wrong': { errCode: -501007, errMsg: 'invalid parameters' },
  // F
  'system-error': { errCode: -501001, errMsg: 'resource system error' },
  // F; X: for functions that call functions without an end.
  'too-many-requests': { errCode: -501003, errMsg: 'exceed request limit' },
  // F
  'function-failed': { errCode: -504002, errMsg: 'functions execute fail' },
  // F
  'function-timed-out': { errCode: -504003, errMsg: 'functions time limit exceeded' },
  // F
  'result-too-large': { errCode: -604001, errMsg: 'cloudfunction result size exceed limit (1MB)' },
  // F
  'open-api-not-found': { errCode: -604100, errMsg: 'API not found' },
  // F: a cloud call from outside a function.
  'open-api-outside': { errCode: -604104, errMsg: 'illegal source of invocation' },
  // F: also where an account speaks as another it shares nothing with (X).
  'open-api-refused': { errCode: -604101, errMsg: 'function has no permission to call this API' },
  // F
  'open-id-wrong': { errCode: 40003, errMsg: 'invalid openid' },
} as const satisfies Record<string, CloudError>

export type CloudErrorName = keyof typeof cloudErrors

/** One of the errors, with what there is to say about this case after it, the way WeChat does. */
export function cloudError(name: CloudErrorName, detail?: string): CloudError {
  const { errCode, errMsg } = cloudErrors[name]
  return { errCode, errMsg: detail === undefined ? errMsg : `${errMsg} | errMsg: ${detail}` }
}
