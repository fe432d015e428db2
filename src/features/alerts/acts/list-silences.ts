import type { Silence } from '../../../domain/alerting/silence.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import type { ActPorts } from './act-ports.ts';

export interface SilencesIntent {
  readonly kind: 'silences';
}

/** `silences` takes nothing after it. */
export function parseSilences(words: readonly Word[]): SilencesIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'silences' }
    : misunderstood('silences lists all that hold, so leave out what comes after it.');
}

export interface SilencesReport {
  readonly silences: readonly Silence[];
  readonly names: Names | undefined;
  /** Whether the asker may read names of agents. */
  readonly isAgentNamed: boolean;
}

/** All silences that hold, by their end. Throws BotError `redis_unavailable`. */
export async function listSilences(ports: ActPorts, { caller }: Asker): Promise<SilencesReport> {
  const { instance } = ports;
  const tenant = { workspace: caller.workspace, instance };
  const silences = await ports.silences.list(tenant, ports.clock.now());
  if (silences.length === 0) return { silences, names: undefined, isAgentNamed: false };
  const names = await namesIfAny(ports);
  if (!silences.some(({ what }) => what.kind === 'agent')) {
    return { silences, names, isAgentNamed: false };
  }
  const place = { instance, channelId: caller.channelId };
  const verdict = await ports.gate.may(caller, { kind: 'see-agents' }, place);
  return { silences, names, isAgentNamed: verdict.kind === 'yes' };
}
