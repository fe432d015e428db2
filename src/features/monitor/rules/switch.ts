import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { isOpen, type SessionRecord } from '../../../domain/listening.ts';
import type { ListeningSettings } from '../../../domain/settings.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import { type CalledOff, callOffRequests } from './call-off-requests.ts';
import { optionAt, optionNames } from './option-values.ts';
import { countOfParts } from './parts.ts';
import type { RulesPorts } from './rules-ports.ts';
import type { TurnOnIntent } from './switch-intent.ts';

export type TurnOnReport =
  | {
      /** `asks`: it is off, and this is what turning it on means. */
      readonly kind: 'asks' | 'on';
      readonly isChanged: boolean;
      readonly listening: ListeningSettings;
      /** undefined when the directory does not answer: ids are shown instead. */
      readonly names: Names | undefined;
    }
  | { readonly kind: 'overtaken' };

/** Says what it means to turn listening on, or does it. Throws BotError `redis_unavailable`. */
export async function turnOn(
  ports: RulesPorts,
  { isConfirmed }: TurnOnIntent,
  { caller }: Asker,
): Promise<TurnOnReport> {
  const names = await namesIfAny(ports);
  if (!isConfirmed) {
    const { listening } = await readSettings(ports, caller);
    return { kind: listening.isOn ? 'on' : 'asks', isChanged: false, listening, names };
  }
  const changed = await changeSettings(ports, caller, {
    to: (before) => ({ ...before, listening: { ...before.listening, isOn: true } }),
    about: (_before, { listening }) => `listening: off → on; ${aboutRules(listening)}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const { listening } = changed.after;
  return { kind: 'on', isChanged: changed.kind === 'changed', listening, names };
}

export type TurnOffReport =
  | {
      readonly kind: 'off';
      readonly isChanged: boolean;
      readonly now: Date;
      /** Who listens, as far as Floorwalker knows; undefined where it could not be read. */
      readonly running: readonly SessionRecord[] | undefined;
      /** Open requests; undefined where they could not be read. */
      readonly calledOff: CalledOff | undefined;
      readonly names: Names | undefined;
    }
  | { readonly kind: 'overtaken' };

/**
 * Turns listening off. Every start reads the settings afresh, so it holds everywhere at once; what
 * runs goes on and is listed, what was only asked for is called off. That one of it fails does not keep
 * it on. Throws BotError
 * `redis_unavailable`.
 */
export async function turnOff(ports: RulesPorts, { caller }: Asker): Promise<TurnOffReport> {
  const changed = await changeSettings(ports, caller, {
    to: (before) => ({ ...before, listening: { ...before.listening, isOn: false } }),
    about: () => 'listening: on → off',
  });
  if (changed.kind === 'overtaken') return changed;
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const names = await namesIfAny(ports);
  const [records, calledOff] = await Promise.all([
    ports.listenSessions.list(tenant).catch((error: unknown) => {
      if (codeOf(error)) return undefined;
      throw error;
    }),
    callOffRequests(ports, tenant, names),
  ]);
  const isChanged = changed.kind === 'changed';
  const running = records?.filter(isOpen);
  return { kind: 'off', isChanged, now: ports.clock.now(), running, calledOff, names };
}

/** By which rules it was turned on, for the audit. */
function aboutRules(listening: ListeningSettings): string {
  const options = optionNames.map((option) => `${option} ${optionAt(listening, option)}`);
  const never = `never ${countOfParts(listening.never)}`;
  const { byUser, otherwise } = listening.scopes;
  const scopes = `scopes ${Object.keys(byUser).length} and ${otherwise.kind}`;
  return [...options, never, scopes].join('; ');
}
