import type { Names } from '../../../domain/contact-centre.ts';
import type { ListeningSettings } from '../../../domain/settings.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { readSettings } from '../../change-settings.ts';
import type { RulesPorts } from './rules-ports.ts';

export interface RulesReport {
  readonly kind: 'rules';
  readonly listening: ListeningSettings;
  /** undefined when the directory does not answer: ids are shown instead. */
  readonly names: Names | undefined;
}

/** Every rule of listening as it is. Throws BotError `redis_unavailable`. */
export async function readRules(ports: RulesPorts, { caller }: Asker): Promise<RulesReport> {
  const [{ listening }, names] = await Promise.all([
    readSettings(ports, caller),
    namesIfAny(ports),
  ]);
  return { kind: 'rules', listening, names };
}
