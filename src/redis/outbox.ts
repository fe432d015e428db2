/** What waits to be said is kept as its place in the order, a space, and the record. */

/** The records of an outbox hash, oldest first; `where` names the entry for a report. */
export function inOrder(
  entries: Readonly<Record<string, string>>,
): readonly { readonly eventId: string; readonly text: string }[] {
  return Object.entries(entries)
    .map(([eventId, value]) => {
      const space = value.indexOf(' ');
      return { eventId, place: Number(value.slice(0, space)), text: value.slice(space + 1) };
    })
    .toSorted((one, other) => one.place - other.place);
}
