import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings, type SettingsPorts } from '../../change-settings.ts';
import { overtakenView, settingsButton } from '../../settings-answers.ts';

export interface DigestIntent {
  readonly kind: 'digest';
  /** Undefined: to look. */
  readonly above: number | undefined;
}

const bounds = { least: 1, most: 500 };

/** `digest` shows the limit, `digest 20` sets it. */
export function parseDigest(words: readonly Word[]): DigestIntent | Misunderstood {
  const [only, more] = words;
  if (!only) return { kind: 'digest', above: undefined };
  const above =
    only.kind === 'word' && /^\d{1,4}$/.test(only.text) ? Number(only.text) : Number.NaN;
  return !more && above >= bounds.least && above <= bounds.most
    ? { kind: 'digest', above }
    : misunderstood(
        `Say how many messages a channel takes in an hour, from ${bounds.least} to ${bounds.most}: digest 20.`,
      );
}

export type DigestReport =
  | {
      readonly kind: 'digest';
      readonly above: number;
      /** What it was before; undefined where it was only looked at. */
      readonly before: number | undefined;
    }
  | { readonly kind: 'overtaken' };

/** Shows or sets how many messages of alerts a channel takes in an hour. Throws BotError `redis_unavailable`. */
export async function digestLimit(
  ports: SettingsPorts,
  { above }: DigestIntent,
  { caller }: Asker,
): Promise<DigestReport> {
  if (above === undefined) {
    const { alerts } = await readSettings(ports, caller);
    return { kind: 'digest', above: alerts.digestAbove, before: undefined };
  }
  const changed = await changeSettings(ports, caller, {
    to: (settings) => ({ ...settings, alerts: { ...settings.alerts, digestAbove: above } }),
    about: (before, after) =>
      `alerts digest ${before.alerts.digestAbove} → ${after.alerts.digestAbove}`,
  });
  if (changed.kind === 'overtaken') return changed;
  return { kind: 'digest', above, before: changed.before.alerts.digestAbove };
}

/** The limit, and what it means. */
export function digestView(report: DigestReport): Message {
  if (report.kind === 'overtaken') return overtakenView;
  const { above, before } = report;
  const lead =
    before === undefined
      ? ''
      : before === above
        ? 'It was so already. '
        : `Changed from ${before}. `;
  const text = `${lead}After ${count(above, 'message')} of alerts in a channel and hour, further ones go into one digest that keeps counting.`;
  const undo = before !== undefined && before !== above ? [before] : [];
  return {
    text,
    blocks: [
      section(text),
      context('Critical alerts never go into a digest. `digest 20` sets the number.'),
      ...undo.map((number) =>
        actions('digest', [settingsButton('alerts', 'Undo', `digest ${number}`)]),
      ),
    ],
  };
}
