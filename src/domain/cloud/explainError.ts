import type { Gate } from './gates.ts'

/** What an error can turn out to be: a closed list, each with a sentence and a way on. */
export type ErrorExplanation = (typeof signs)[number]['explanation'] | 'own-refusal' | 'unknown'

export interface ErrorFinding {
  explanation: ErrorExplanation
  /** The gate where such a call is stopped; null where it passed them all. */
  gate: Gate | null
  /** On whose side something is to be done. */
  side: 'owner' | 'caller' | 'both'
  code: number | null
  /** What the text said it was about, where it did. None of it is known to exist. */
  environmentId: string | null
  functionName: string | null
  appId: string | null
}

/** How an error is recognised: by one of its codes or by its words, wherever they stand, in a text that `when` fits. */
interface Sign {
  explanation: string
  gate: Gate | null
  side: ErrorFinding['side']
  codes: readonly number[]
  words?: RegExp
  when?: RegExp
}

const noFunction = /FunctionName parameter could not be found|找不到对应的\s?FunctionName|FUNCTION_NOT_FOUND/i
const noEnvironment = /env(?:ironment)? not (?:exists?|found)|\[100003\]|\binvalid env\b|INVALID_ENV\b|环境不存在/i

/** The more special signs come first: a code that one of them explained means nothing further. */
const signs = [
  {
    explanation: 'not-activated',
    gate: 'activated',
    side: 'both',
    codes: [-601034],
    words: /请先开通云开发或者?云托管/,
  },
  { explanation: 'not-shared', gate: 'share', side: 'both', codes: [-601012], words: /unauthorized env\b/i },
  {
    explanation: 'environment-not-found',
    gate: 'environment',
    side: 'caller',
    codes: [-501000, -501007],
    when: noEnvironment,
  },
  { explanation: 'environment-not-found', gate: 'environment', side: 'caller', codes: [-501005], words: noEnvironment },
  { explanation: 'parameters-wrong', gate: null, side: 'caller', codes: [-501007], when: /invalid parameters/i },
  { explanation: 'environment-not-found', gate: 'environment', side: 'caller', codes: [-501007] },
  {
    explanation: 'open-api-refused',
    gate: 'identity',
    side: 'owner',
    codes: [-604101],
    when: /openapi|subscribeMessage/i,
  },
  {
    explanation: 'permission-missing',
    gate: 'permission',
    side: 'owner',
    codes: [-604101, -601018],
    words: /has no permission to call this API|unauthorized API\b/i,
  },
  {
    explanation: 'auth-function-missing',
    gate: 'function',
    side: 'owner',
    codes: [-501000],
    words: noFunction,
    when: /cloudbase_auth|\binit\b/i,
  },
  { explanation: 'function-not-found', gate: 'function', side: 'both', codes: [-501000], words: noFunction },
  {
    explanation: 'auth-answer-wrong',
    gate: 'answer',
    side: 'owner',
    codes: [-601015],
    words: /cloudbase_auth returns empty errCode/i,
  },
  {
    explanation: 'auth-refused',
    gate: 'answer',
    side: 'owner',
    codes: [-601017],
    words: /cloudbase_auth returns non-zero errCode/i,
  },
  { explanation: 'not-initialized', gate: 'answer', side: 'caller', codes: [-601016], words: /missing env auth info/i },
  { explanation: 'function-refused', gate: 'rule', side: 'owner', codes: [-501019] },
  {
    explanation: 'database-refused',
    gate: 'rule',
    side: 'owner',
    codes: [-502003],
    words: /database permission denied|DATABASE_PERMISSION_DENIED/i,
  },
  {
    explanation: 'storage-refused',
    gate: 'rule',
    side: 'owner',
    codes: [-503002],
    words: /storage permission denied|STORAGE_EXCEED_AUTHORITY/i,
  },
  { explanation: 'open-id-wrong', gate: 'identity', side: 'both', codes: [40003], words: /\binvalid openid\b/i },
  {
    explanation: 'collection-not-found',
    gate: null,
    side: 'owner',
    codes: [-502005],
    words: /Db or Table not exist|collection not exists|DATABASE_COLLECTION_NOT_EXIST/i,
  },
  {
    explanation: 'document-not-found',
    gate: null,
    side: 'both',
    codes: [],
    words: /document with _id .{0,80}does not exist|cannot find document/i,
  },
  {
    explanation: 'file-not-found',
    gate: null,
    side: 'both',
    codes: [-503003],
    words: /storage file not exists|STORAGE_FILE_NONEXIST/i,
  },
  {
    explanation: 'function-timed-out',
    gate: null,
    side: 'owner',
    codes: [-504003],
    words: /functions time limit exceeded|timed out after/i,
  },
  { explanation: 'function-failed', gate: null, side: 'owner', codes: [-504002], words: /functions execute fail/i },
] as const satisfies readonly Sign[]

/** 0 is success, and -1 stands for anything. */
const saysNothing = new Set([0, -1])

/** Pasted logs can be any size; the error stands near their beginning. */
const longest = 20_000

/** What an error text, pasted from anywhere, says; one finding per error in it. Never empty: what is not known is said to be unknown. */
export function explainError(pasted: string): ErrorFinding[] {
  const text = pasted
    .slice(0, longest)
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
  const about = {
    environmentId: environmentIn(text),
    functionName: functionIn(text),
    appId: /(?<![0-9a-z])wx[0-9a-f]{16}(?![0-9a-z])/i.exec(text)?.[0].toLowerCase() ?? null,
  }
  const codes = codesIn(text)

  const findings: ErrorFinding[] = []
  const explained = new Set<number>()
  for (const sign of signs as readonly (Sign & { explanation: ErrorExplanation })[]) {
    const { explanation, gate, side } = sign
    const code = sign.codes.find((each) => codes.includes(each) && !explained.has(each)) ?? null
    const isSaid = sign.words?.test(text) === true && !sign.codes.some((each) => explained.has(each))
    if ((code === null && !isSaid) || sign.when?.test(text) === false) continue
    for (const each of sign.codes) explained.add(each)
    if (!findings.some((there) => there.explanation === explanation))
      findings.push({ explanation, gate, side, code, ...about })
  }
  for (const code of codes.filter((each) => !saysNothing.has(each) && !explained.has(each))) {
    const isOwn = code > 0 && !/openapi/i.test(text)
    findings.push({
      explanation: isOwn ? 'own-refusal' : 'unknown',
      gate: isOwn ? 'answer' : null,
      side: isOwn ? 'owner' : 'both',
      code,
      ...about,
    })
  }
  return findings.length > 0 ? findings : [{ explanation: 'unknown', gate: null, side: 'both', code: null, ...about }]
}

/** WeChat's negative codes wherever they stand, any other number only where it is called a code. */
function codesIn(text: string): number[] {
  const known = [...text.matchAll(/(?<![\w.-])-(?:[45]0\d{4}|6\d{5})(?![\d.])/g)].map(([code]) => Number(code))
  const called = [...text.matchAll(/\berr_?code\b["']?\s{0,3}[:=]\s{0,3}["']?(-?\d{1,9})(?![\d.])/gi)].map(([, code]) =>
    Number(code),
  )
  return [...new Set([...known, ...called])]
}

function environmentIn(text: string): string | null {
  const named =
    /\b(?:resource)?env(?:ironment)?(?:id)?\b["']?\s{0,3}[:=[]\s{0,3}["']?([a-z][a-z0-9]{0,31}(?:-[a-z0-9]{1,32}){1,3})/i.exec(
      text,
    )
  const inFile = /cloud:\/\/([a-z][a-z0-9-]{0,63})\./i.exec(text)
  // Not a piece of a longer one: a trace id has more dashes.
  const alike = /(?<![\w./-])[a-z][a-z0-9]{1,15}-(?=[a-z]{0,20}\d)[a-z0-9]{6,20}(?![\w-])/.exec(text)
  return named?.[1] ?? inFile?.[1] ?? alike?.[0] ?? null
}

function functionIn(text: string): string | null {
  if (/\bcloudbase_auth\b/.test(text)) return 'cloudbase_auth'
  const named =
    /\b(?:functionName|callFunction\(\{\s{0,20}name)["']?\s{0,3}[:=[]\s{0,3}["']?([A-Za-z][\w-]{0,59})/i.exec(text)
  return named?.[1] ?? null
}
