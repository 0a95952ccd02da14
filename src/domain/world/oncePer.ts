/** Computes something of a value when it is first asked for, and keeps it for as long as that value is around. */
export function oncePer<Source extends object, Fact>(compute: (source: Source) => Fact): (source: Source) => Fact {
  const facts = new WeakMap<Source, { fact: Fact }>()
  return (source) => {
    const known = facts.get(source)
    if (known) return known.fact
    const fact = compute(source)
    facts.set(source, { fact })
    return fact
  }
}
