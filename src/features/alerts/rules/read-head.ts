import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import { type NameRef, valueRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';
import { metricKinds, metricOf, metricWords, watchedActivities } from '../file/metric-words.ts';
import type { MetricDraft, ScopeDraft, ScopeField } from './rule-draft.ts';
import { textOf } from './split-clauses.ts';

export interface Head {
  readonly metric: MetricDraft | undefined;
  readonly scope: ScopeDraft | undefined;
  readonly metricWords: readonly Word[];
}

/** Other ways to call the metrics. */
const also: Readonly<Record<string, string>> = {
  wait: 'queue-wait',
  'oldest-contact': 'oldest',
  'contacts-waiting': 'waiting',
  'agents-available': 'available',
  'agents-staffed': 'staffed',
  'available-while-waiting': 'idle-agents',
};

/** What a line can begin with, for the sentence that says so. */
export const metricList = metricKinds.map((kind) => metricWords[kind]).join(', ');

/** Reads what is watched, and of what; either may be missing. */
export function readHead(words: readonly Word[]): Head | Misunderstood {
  const text = textOf(words[0]);
  const kind = metricOf(also[text] ?? text);
  const used = kind === undefined ? 0 : kind === 'agent-state' ? 2 : 1;
  const metric = kind === undefined ? undefined : readMetric(kind, words[1]);
  if (metric && isMisunderstood(metric)) return metric;
  const scope = readScope(words.slice(used), kind);
  if (scope && isMisunderstood(scope)) return scope;
  return { metric, scope, metricWords: words.slice(0, used) };
}

function readMetric(
  kind: MetricDraft['kind'],
  next: Word | undefined,
): MetricDraft | Misunderstood {
  if (kind !== 'agent-state') return { kind };
  if (next?.kind === 'key' && next.key === 'status') {
    const ref = valueRef(next);
    if (ref.kind !== 'user') return { kind, state: { kind: 'status', ref } };
  }
  const text = textOf(next) === 'acw' ? 'after-contact-work' : textOf(next);
  const activity = watchedActivities.find((one) => one === text);
  return activity === undefined
    ? misunderstood(
        `After agent-state goes one of ${watchedActivities.join(', ')}, or a status such as status:Lunch.`,
      )
    : { kind, state: { kind: 'activity', activity } };
}

const fields: Readonly<Record<string, ScopeField>> = {
  queue: 'queues',
  queues: 'queues',
  group: 'groups',
  profile: 'profiles',
  'routing-profile': 'profiles',
  team: 'teams',
  agent: 'agents',
  agents: 'agents',
};

const example =
  'Billing, queue:Billing,Sales, group:EMEA, profile:Voice, team:East, agent:Maria or all';

function readScope(
  words: readonly Word[],
  metric: MetricDraft['kind'] | undefined,
): ScopeDraft | Misunderstood | undefined {
  const [first, ...more] = words;
  if (!first) return undefined;
  if (more.length === 0 && textOf(first) === 'all') return { kind: 'instance' };
  const parts = partsOf(words);
  const field = fieldOf(first);
  if (field === undefined || parts.length === 0) {
    return misunderstood(
      metric === undefined && first.kind === 'word'
        ? `A rule watches one of ${metricList}; then goes of what: ${example}.`
        : `Here goes what it is about: ${example}.`,
    );
  }
  const other = parts.find((part) => part.field !== undefined && part.field !== field);
  if (other) {
    return misunderstood(
      `A rule is about one kind of thing, not ${field} and ${other.field}: make two rules.`,
    );
  }
  if ((field === 'groups' || field === 'teams') && parts.length > 1) {
    return misunderstood(`A rule is about one of the ${field}: make a rule for each.`);
  }
  return { kind: 'named', field, refs: parts.map(({ ref }) => ref) };
}

function fieldOf(first: Word): ScopeField | undefined {
  if (first.kind === 'key') return fields[first.key];
  if (first.kind === 'user') return 'agents';
  return first.kind === 'word' || first.kind === 'quoted' ? 'queues' : undefined;
}

interface Part {
  /** Undefined: the one before it. */
  readonly field: ScopeField | undefined;
  readonly ref: NameRef;
}

/** Names by their commas: `Billing, Sales`, `queue:Billing,"In, out"`. None where something is no name. */
function partsOf(words: readonly Word[]): readonly Part[] {
  const parts: Part[] = [];
  let texts: string[] = [];
  let field: ScopeField | undefined;
  const close = () => {
    if (texts.length > 0) parts.push({ field, ref: { kind: 'typed', words: texts } });
    [texts, field] = [[], undefined];
  };
  const spread = (text: string) => {
    for (const [index, piece] of text.split(',').entries()) {
      if (index > 0) close();
      if (piece !== '') texts.push(piece);
    }
  };
  for (const word of words) {
    if (word.kind === 'word') spread(word.text);
    else if (word.kind === 'quoted') {
      close();
      parts.push({ field: undefined, ref: { kind: 'named', text: word.text } });
    } else if (word.kind === 'user') {
      close();
      parts.push({ field: 'agents', ref: { kind: 'user', userId: word.userId } });
    } else if (word.kind === 'key' && fields[word.key] !== undefined) {
      close();
      field = fields[word.key];
      const ref = valueRef(word);
      if (word.isQuoted || ref.kind === 'user') {
        parts.push({ field, ref });
        field = undefined;
      } else spread(word.value);
    } else return [];
  }
  close();
  return parts;
}
