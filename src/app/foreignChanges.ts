/** Where a node was when something else than this console took it away, and what it put there instead. */
interface Place {
  parent: Node
  before: Node | null
  after: Node | null
  standIns: readonly Node[]
}

/**
 * Lets the console live on while a translator or an extension of the browser wraps, replaces or takes away its texts. React
 * keeps the nodes it has made: it would change them unseen, or fail at removing them. Whatever it touches again is first
 * put back where it was. What is in an element with `translate="no"` is left to itself (docs/decisions/translation.md).
 */
export function outliveForeignChanges() {
  const { insertBefore, appendChild, removeChild } = Node.prototype
  const places = new WeakMap<Node, Place>()
  const ownRemovals = new WeakSet<Node>()
  const observer = new MutationObserver(notePlaces)
  observer.observe(document, { childList: true, subtree: true })

  Node.prototype.removeChild = function removeHere<Child extends Node>(this: Node, child: Child): Child {
    if (child.parentNode !== this) bringBack(child, this)
    removeWithWrappers(child, this)
    return child
  }

  Node.prototype.insertBefore = function insertHere<Child extends Node>(
    this: Node,
    node: Child,
    next: Node | null,
  ): Child {
    if (places.has(node)) bringBack(node)
    if (next && next.parentNode !== this) bringBack(next, this)
    return insertBefore.call(this, node, next && childAround(next, this)) as Child
  }

  Node.prototype.appendChild = function appendHere<Child extends Node>(this: Node, node: Child): Child {
    if (places.has(node)) bringBack(node)
    return appendChild.call(this, node) as Child
  }

  Object.defineProperty(Text.prototype, 'nodeValue', {
    configurable: true,
    enumerable: true,
    get(this: Text) {
      return this.data
    },
    set(this: Text, text: string | null) {
      if (this.parentNode === null) bringBack(this)
      this.data = text ?? ''
    },
  })

  /** Puts a node that was taken away back in the place of what stands for it, or where it was. */
  function bringBack(node: Node, parent?: Node) {
    notePlaces(observer.takeRecords())
    const place = places.get(node)
    if (!place || node.parentNode || (parent && place.parent !== parent)) return
    places.delete(node)
    for (const standIn of place.standIns) bringBack(standIn, place.parent)
    const standIns = place.standIns.filter((standIn) => standIn.parentNode === place.parent)
    insertBefore.call(place.parent, node, standIns[0] ?? nextOf(place))
    for (const standIn of standIns) remove(standIn)
  }

  /** With what was put around it and is empty now. A node that is not within `top` is gone: nothing is left to do. */
  function removeWithWrappers(node: Node, top: Node) {
    if (!top.contains(node)) return
    let emptied = remove(node)
    while (emptied && emptied !== top && !emptied.hasChildNodes()) emptied = remove(emptied)
  }

  /** Gives what it was removed from. */
  function remove(node: Node): Node | null {
    const parent = node.parentNode
    ownRemovals.add(node)
    if (parent) removeChild.call(parent, node)
    return parent
  }

  function notePlaces(records: readonly MutationRecord[]) {
    const added = new Set<Node | null>()
    for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of addedNodes) added.add(node)
      for (const node of removedNodes) {
        if (ownRemovals.delete(node) || node.isConnected || isLeftAlone(target)) continue
        const beside = [previousSibling, nextSibling].find((sibling) => sibling && added.has(sibling))
        const standIns = addedNodes.length > 0 ? [...addedNodes] : beside ? [beside] : []
        places.set(node, { parent: target, before: previousSibling, after: nextSibling, standIns })
      }
    }
  }
}

function isLeftAlone(target: Node): boolean {
  return target instanceof Element && target.closest('[translate="no"]') !== null
}

/** The child of `parent` that is this node, or has it within. */
function childAround(node: Node, parent: Node): Node | null {
  let child: Node | null = node
  while (child && child.parentNode !== parent) child = child.parentNode
  return child
}

function nextOf({ parent, before, after }: Place): Node | null {
  if (after?.parentNode === parent) return after
  return before?.parentNode === parent ? before.nextSibling : null
}
