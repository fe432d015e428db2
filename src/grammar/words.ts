/** One piece of what was typed. A quoted word or a `key:value` is always a name, never a keyword. */
export type Word =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'quoted'; readonly text: string }
  | {
      readonly kind: 'key';
      readonly key: string;
      readonly value: string;
      /** A quoted value is all of the name: commas in it separate nothing, words after it do not belong to it. */
      readonly isQuoted: boolean;
    }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'channel'; readonly channelId: string };

export type Words =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  | { readonly kind: 'problem'; readonly problem: string };

/** Phones turn straight quotes into these; each opens with one and closes with its partner. */
const closers: Readonly<Record<string, string>> = {
  '"': '"”“',
  '“': '”"“',
  '”': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  "'": "'",
  '‘': '’',
};

/** Singles are quotes only where they enclose whole words: O'Brien keeps the apostrophe. */
const singles = new Set(["'", '‘']);

const mention = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/;
const group = /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>/;
const channel = /^<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/;
const link = /^<(https?:[^|>]+)(?:\|[^>]*)?>/;
const keyed = /^([a-z][a-z-]*):(?=\S)/i;
/** What is not quoted ends before a quotation mark or a mention that follows a comma. */
const bare = /^\S+?(?=,(?:["“”„«'‘]|<@))|^\S+/;
/** These hold a colon but are no keys. */
const notKeys = new Set(['arn', 'http', 'https']);

/** Splits what was typed after the command. Total: what cannot be split comes back as a problem in words. */
export function readWords(text: string): Words {
  const words: Word[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const taken = takeWord(rest);
    if (taken.kind === 'problem') return taken;
    words.push(taken.word);
    rest = rest.slice(taken.length).trimStart();
  }
  return { kind: 'words', words };
}

type Taken =
  | { readonly kind: 'taken'; readonly word: Word; readonly length: number }
  | { readonly kind: 'problem'; readonly problem: string };

function takeWord(rest: string): Taken {
  const user = mention.exec(rest);
  if (user?.[1]) return taken({ kind: 'user', userId: user[1] }, user[0].length);
  const people = group.exec(rest);
  if (people?.[1]) return taken({ kind: 'group', groupId: people[1] }, people[0].length);
  const place = channel.exec(rest);
  if (place?.[1]) return taken({ kind: 'channel', channelId: place[1] }, place[0].length);
  const url = link.exec(rest);
  if (url?.[1]) return taken({ kind: 'word', text: url[1] }, url[0].length);
  const key = keyed.exec(rest);
  if (key?.[1] && !notKeys.has(key[1].toLowerCase())) return takeKey(rest, key[1].toLowerCase());
  return takeQuoted(rest) ?? takeBare(rest);
}

function takeKey(rest: string, key: string): Taken {
  const value = rest.slice(key.length + 1);
  const user = mention.exec(value);
  if (user?.[1]) return takenKey(key, { value: `@${user[1]}`, isQuoted: false }, user[0].length);
  const inner = takeQuoted(value) ?? takeBare(value);
  if (inner.kind === 'problem') return inner;
  const text = 'text' in inner.word ? inner.word.text : '';
  return takenKey(key, { value: text, isQuoted: inner.word.kind === 'quoted' }, inner.length);
}

function takenKey(
  key: string,
  what: { readonly value: string; readonly isQuoted: boolean },
  length: number,
): Taken {
  return taken({ kind: 'key', key, ...what }, key.length + 1 + length);
}

function takeQuoted(rest: string): Taken | undefined {
  const open = rest.charAt(0);
  const enders = closers[open];
  if (enders === undefined) return undefined;
  for (let end = 1; end < rest.length; end += 1) {
    if (!enders.includes(rest.charAt(end))) continue;
    const isLast = end + 1 >= rest.length || /[\s,]/.test(rest.charAt(end + 1));
    if (!isLast) continue;
    return taken({ kind: 'quoted', text: straighten(rest.slice(1, end)) }, end + 1);
  }
  if (singles.has(open)) return undefined;
  return { kind: 'problem', problem: `A quotation mark is not closed: ${rest}` };
}

function takeBare(rest: string): Taken {
  const text = takesComma(rest) ? ',' : (bare.exec(rest)?.[0] ?? rest);
  return taken({ kind: 'word', text: straighten(text) }, text.length);
}

/** The comma between a quoted name or a mention and the next one stands alone. */
function takesComma(rest: string): boolean {
  return /^,(?:["“”„«'‘]|<@)/.test(rest);
}

/**
 * A typographic apostrophe is the one on the keyboard. Slack escapes &, < and > in messages; whether
 * it does so in the text of a command is UNVERIFIED, and a name spelled `&amp;` is unlikely.
 */
function straighten(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function taken(word: Word, length: number): Taken {
  return { kind: 'taken', word, length };
}

/** Writes a name so that reading it gives the same name: for the text behind a button. */
export function quote(name: string): string {
  return `"${name.replaceAll(/["“”„«»]/gu, "'")}"`;
}
