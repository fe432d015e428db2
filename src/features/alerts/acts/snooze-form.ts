import { form, noteModal, writeText } from '../../../blocks/form.ts';
import type { Modal } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { oneLine } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { quote, readWords } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import type { FormOutcome, FormValues } from '../../form.ts';
import { oneSentence } from '../../settings-answers.ts';
import type { ActPorts } from './act-ports.ts';
import { alertsWords, noAlertSentence } from './alert-words.ts';
import { findAlert, type NoAlert } from './find-alert.ts';
import { parseQuiet, reasonAtMost } from './quiet-words.ts';
import type { SnoozeFormIntent } from './snooze-intent.ts';

/** What the modal is called in its command. */
export const snoozeForm = 'snooze';

export type SnoozeFormReport =
  | { readonly kind: 'no-alert'; readonly found: NoAlert }
  | {
      readonly kind: 'form';
      readonly word: string;
      readonly episodes: readonly Episode[];
      readonly names: Names | undefined;
    };

/** What the modal is about. Throws BotError `redis_unavailable`. */
export async function openSnoozeForm(
  ports: ActPorts,
  { word }: SnoozeFormIntent,
  { caller }: Asker,
): Promise<SnoozeFormReport> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const found = await findAlert(ports.alertStore, tenant, word, ports.clock.now());
  if (found.kind !== 'open') return { kind: 'no-alert', found };
  return { kind: 'form', word, episodes: found.episodes, names: await namesIfAny(ports) };
}

/** Asks for how long and why. The blocks of the inputs name the alert, since a modal has no other place for it. */
export function snoozeModal(report: SnoozeFormReport): Modal {
  if (report.kind === 'no-alert') {
    return noteModal('Snooze', oneSentence(noAlertSentence(report.found)));
  }
  const about = alertsWords(report.episodes, report.names);
  return form({
    command: 'alerts',
    name: snoozeForm,
    title: 'Snooze',
    submit: 'Snooze',
    blocks: [
      section(`Keep ${about} quiet. What still fires at the end is said again.`),
      writeText({
        blockId: `until ${report.word}`,
        label: 'For how long, or until when',
        hint: 'A time like 45m, 2h, 18:00, until-close or until-tomorrow; 7 days at most.',
        placeholder: '2h',
        maximum: 40,
      }),
      writeText({
        blockId: `reason ${report.word}`,
        label: 'Reason',
        hint: `Everybody who sees alerts reads it, so no customer data. At most ${reasonAtMost} characters.`,
        placeholder: 'Fire drill',
        maximum: reasonAtMost,
        isOptional: true,
      }),
    ],
  });
}

/** The line for what was filled in, as it could be typed; or what is wrong with it. */
export function snoozeFromForm(values: FormValues): FormOutcome {
  const [untilBlock, [typed = '']] = blockOf(values, 'until');
  const [, [reason = '']] = blockOf(values, 'reason');
  const when = oneLine(typed);
  const words = readWords(when);
  const asked =
    words.kind === 'words' ? parseQuiet(words.words, 'until 18:00') : { problem: words.problem };
  if ('problem' in asked) return { kind: 'problems', problems: { [untilBlock]: asked.problem } };
  const why = oneLine(reason);
  const word = untilBlock.split(' ')[1] ?? '';
  const text = `snooze a:${word} ${when}${why === '' ? '' : ` reason ${quote(why)}`}`;
  return { kind: 'line', text };
}

function blockOf(
  values: FormValues,
  name: 'until' | 'reason',
): readonly [blockId: string, typed: readonly string[]] {
  return [...values].find(([blockId]) => blockId.startsWith(`${name} `)) ?? ['', []];
}
