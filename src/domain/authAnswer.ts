/** What can be wrong with an answer of `cloudbase_auth`: the guide's protocol, and not answering at all. */
export type AuthProblem =
  | 'not-an-object'
  | 'err-code-missing'
  | 'err-code-not-a-number'
  | 'err-msg-not-a-string'
  | 'auth-not-a-string'
  | 'auth-not-json'
  | 'failed'
