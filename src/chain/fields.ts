import type { AuditEntry, AuditField } from '../domain/audit.ts';

/** What is kept of an entry, by name; what is not known is left out. Lists are joined by commas. */
export function fieldsOf({
  at,
  who,
  act,
  about,
  outcome,
  listening,
  retention,
}: AuditEntry): readonly AuditField[] {
  const known: Readonly<Record<string, string | number | undefined>> = {
    at: at.toISOString(),
    who,
    act,
    about,
    outcome,
    way: listening?.way,
    sessionId: listening?.sessionId,
    connectUserId: listening?.connectUserId,
    username: listening?.username,
    contactId: listening?.contactId,
    agentId: listening?.agentId,
    queueId: listening?.queueId,
    channel: listening?.channel,
    capabilities: listening?.capabilities?.join(','),
    reason: listening?.reason,
    why: listening?.why,
    requestId: listening?.requestId,
    sessionContactId: listening?.sessionContactId,
    seconds: listening?.seconds,
    keptFrom: retention?.keptFrom,
    removedHash: retention?.removedHash,
  };
  return Object.entries(known).flatMap(([name, text]): AuditField[] =>
    text === undefined ? [] : [[name, wellFormed(String(text))]],
  );
}

/** Half a character cannot be kept as UTF-8: it would come back as another one, with another hash. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** What a field says; undefined where there is none, or more than one. */
export function fieldOf(fields: readonly AuditField[], name: string): string | undefined {
  const found = fields.filter(([known]) => known === name);
  return found.length === 1 ? found[0]?.[1] : undefined;
}
