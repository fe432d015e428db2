const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const bare = new RegExp(`^${uuid}$`);
/** An ARN (`…/contact/<id>`) or the address of a contact's page in the Connect console. */
const within = new RegExp(`/contact(?:s|-[a-z-]+)?/(?:details/)?(${uuid})(?:$|[/?#])`);
/** What stands around an id where it was copied: code marks, brackets, the end of a sentence. */
const around = /^[`'"‘’“”<>()[\]{}*_~.,;:!?]+|[`'"‘’“”<>()[\]{}*_~.,;:!?]+$/g;
const inGroups = /^[0-9a-z]+(?:-[0-9a-z]+){3,5}$/;
const instance = /^arn:[^/]*:instance\/([^/]+)\/contact\//;

/** The contact id in an id, an ARN or a link, lower case as the service wants it; undefined when there is none. */
export function contactIdIn(text: string): string | undefined {
  const lower = unwrapped(text);
  return bare.test(lower) ? lower : within.exec(lower)?.[1];
}

/** Whether this was meant for an id: some digits too many or too few, a letter that is none, no hyphens. */
export function isNearlyContactId(text: string): boolean {
  const lower = unwrapped(text);
  const digits = lower.replaceAll('-', '');
  const strange = digits.replaceAll(/[0-9a-f]/g, '').length;
  const isLong = digits.length >= 28 && digits.length <= 36 && strange <= 2;
  return isLong && (inGroups.test(lower) || digits === lower) && contactIdIn(lower) === undefined;
}

/** The instance an ARN of a contact names, lower case; undefined for what is no such ARN. */
export function instanceOfContact(text: string): string | undefined {
  return instance.exec(unwrapped(text))?.[1];
}

function unwrapped(text: string): string {
  return text.trim().replaceAll(around, '').toLowerCase();
}
