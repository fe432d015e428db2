import type { Refusal } from '../../../access/act.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { findAgent } from '../../../floor/find-agent.ts';
import { findNamed } from '../../../floor/find-named.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../../floor/name-trouble.ts';
import { quote } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import type { ActPorts } from './act-ports.ts';
import { makeSilences, type Wanted } from './make-silences.ts';
import { type NoEnd, quietEnd } from './quiet-end.ts';
import { endLine } from './quiet-line.ts';
import type { SilenceIntent } from './silence-intent.ts';

export type SilenceReport =
  | {
      readonly kind: 'silenced';
      readonly silences: readonly Silence[];
      readonly isByUtc: boolean;
      /** Open alerts that became quiet by it. */
      readonly quieted: number;
      /** Names of agents in it only where the asker may see them. */
      readonly names: Names | undefined;
    }
  | { readonly kind: 'no-rule'; readonly ruleId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | NoEnd
  | NameTrouble
  | MentionTrouble;

type Found =
  | {
      readonly kind: 'thing';
      readonly what: Wanted['what'];
      readonly names?: Names | undefined;
    }
  | Exclude<SilenceReport, { readonly kind: 'silenced' }>;

/**
 * Makes a rule, a queue or an agent quiet for a while. Whoever names an agent must be one who may see
 * agents. Throws BotError `redis_unavailable`, `connect_…`, `slack_…`.
 */
export async function silenceThing(
  ports: ActPorts,
  intent: SilenceIntent,
  asker: Asker,
): Promise<SilenceReport> {
  const found = await findThing(ports, intent, asker);
  if (found.kind !== 'thing') return found;
  const { what, names } = found;
  const target = what.kind === 'queue' ? what : ({ kind: 'instance' } as const);
  const end = await quietEnd(ports, intent.end, target, asker.caller);
  if (end.kind === 'no-end') return end;
  const wanted = { what, until: end.at, reason: intent.reason };
  const { silences, quieted } = await makeSilences(ports, asker.caller, [wanted]);
  return { kind: 'silenced', silences, isByUtc: end.isByUtc, quieted: quieted.length, names };
}

async function findThing(ports: ActPorts, intent: SilenceIntent, asker: Asker): Promise<Found> {
  const { caller } = asker;
  const { instance } = ports;
  if (intent.of === 'rule') {
    const { ruleId } = intent;
    const rule = await ports.ruleStore.find({ workspace: caller.workspace, instance }, ruleId);
    if (!rule) return { kind: 'no-rule', ruleId };
    return { kind: 'thing', what: { kind: 'rule', ruleId } };
  }
  if (intent.of === 'agent') {
    const place = { instance, channelId: caller.channelId };
    const verdict = await ports.gate.may(caller, { kind: 'see-agents' }, place);
    if (verdict.kind === 'no') return { kind: 'refused', refusal: verdict.refusal };
  }
  const names = await ports.directory.names(instance, { priority: 'command' });
  const again = (text: string) => `silence ${text} ${endLine(intent)}`;
  if (intent.of === 'agent') {
    const where = { caller, instance, names };
    const found = await findAgent(ports.identity, where, intent.ref, 'alerts');
    if (found.kind !== 'agent') return askedWithin(found, again);
    return { kind: 'thing', what: { kind: 'agent', id: found.userId }, names };
  }
  const found = findNamed(names, 'queues', intent.ref);
  if (found.kind === 'found')
    return { kind: 'thing', what: { kind: 'queue', id: found.id }, names };
  const textFor = (item: { readonly id: string }) => again(`queue:${quote(item.id)}`);
  return {
    kind: 'name-trouble',
    what: found.what,
    match: found.match,
    again: { command: 'alerts', textFor },
  };
}
