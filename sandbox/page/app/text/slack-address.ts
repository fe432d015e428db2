import type { Conversation, Person } from '../../../drive/api.ts';

/** What Slack would open for an address of its own; undefined for any other address. */
export function slackWords(
  url: string,
  known: { readonly people: readonly Person[]; readonly conversations: readonly Conversation[] },
): string | undefined {
  if (!/^slack:/iu.test(url)) return undefined;
  const [, kind = '', query = ''] = /^slack:\/\/([a-z-]*)\/?\??(.*)$/iu.exec(url) ?? [];
  const id = new URLSearchParams(query).get('id') ?? '';
  if (kind === 'user') {
    const name = known.people.find((person) => person.id === id)?.name ?? 'somebody';
    return `Slack would open a direct message with ${name} here`;
  }
  if (kind === 'channel') {
    const place = known.conversations.find((one) => one.id === id);
    return `Slack would open ${place ? `#${place.name}` : 'a conversation'} here`;
  }
  return `Slack would open ${url} here`;
}
