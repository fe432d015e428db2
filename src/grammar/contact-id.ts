const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const bare = new RegExp(`^${uuid}$`);
/** An ARN (`…/contact/<id>`) or the address of a contact's page in the Connect console. */
const within = new RegExp(`/contact(?:s|-[a-z-]+)?/(?:details/)?(${uuid})(?:$|[/?#])`);

/** The contact id in an id, an ARN or a link, lower case as the service wants it; undefined when there is none. */
export function contactIdIn(text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  return bare.test(lower) ? lower : within.exec(lower)?.[1];
}
