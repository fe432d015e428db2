import type { Chart } from '../blocks/chart.ts';
import { limits } from '../blocks/limits.ts';
import { list, nameWithin, oneLine } from '../blocks/text.ts';
import { codeOf } from '../domain/errors.ts';
import { within } from '../domain/in-time.ts';
import type { Caller } from '../domain/people.ts';
import type { Clock, Log } from '../ports/ground.ts';
import type { ChartPainter, PrivateMessages } from '../ports/slack.ts';

export interface PicturePorts {
  readonly painter: ChartPainter;
  readonly privateMessages: PrivateMessages;
  readonly clock: Clock;
  readonly log: Log;
}

/** The answer in plain blocks says the same in lines, so it does not wait longer for the picture. */
const patienceMs = 10_000;

/**
 * Sends charts as a picture to whoever asked, in the direct message with the bot. True when it is
 * there; false when not, or not known yet. Fails never: the picture stands beside an answer.
 */
export async function sendCharts(
  ports: PicturePorts,
  { workspace, userId }: Caller,
  charts: readonly Chart[],
): Promise<boolean> {
  try {
    const sent = await within(ports.clock, patienceMs, paintAndSend());
    if (sent.kind !== 'there') ports.log.info({ sent }, 'the charts did not come as a picture');
    return sent.kind === 'there' && sent.value;
  } catch (err) {
    ports.log.error({ err, code: codeOf(err) }, 'the charts could not be painted');
    return false;
  }

  async function paintAndSend(): Promise<boolean> {
    const picture = await ports.painter.paint(charts);
    if (!picture) return false;
    const titles = charts.map(({ title }) => title);
    await ports.privateMessages.sendFile(workspace, userId, {
      name: fileName(ports.clock.now()),
      type: 'image/png',
      content: picture,
      altText: list(titles.map(oneLine)),
      comment: `From your last answer, which Slack does not draw there yet: ${list(titles.map((title) => nameWithin(title, limits.chartTitle)))}.`,
    });
    return true;
  }
}

/** `charts-20261123T100000Z.png`: when they were painted. */
function fileName(at: Date): string {
  return `charts-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.png`;
}
