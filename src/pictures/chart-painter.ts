import { createRequire } from 'node:module';
import { type Chart, fittedChart } from '../blocks/chart.ts';
import type { Log } from '../ports/ground.ts';
import type { ChartPainter } from '../ports/slack.ts';
import { chartConfig } from './chart-config.ts';

/** Of one chart, in pixels. */
const width = 960;
const height = 460;

/** Ours, so that no font of the machine is taken for it. */
const family = 'Floorwalker';
const require = createRequire(import.meta.url);

/**
 * Paints with Chart.js on a canvas that needs no browser, in letters that come with us. Both are
 * loaded when the first picture is asked for: most workspaces never ask, and a machine for which
 * there is no canvas goes without pictures and nothing else.
 */
export function createChartPainter(log: Log, load = loadBrush): ChartPainter {
  let brush: Promise<Brush | undefined> | undefined;
  const take = async (): Promise<Brush | undefined> => {
    try {
      return await load();
    } catch (err) {
      log.warn({ err }, 'no charts can be painted on this machine');
      return undefined;
    }
  };
  return {
    paint: async (charts) => {
      if (charts.length === 0) return undefined;
      brush ??= take();
      return (await brush)?.(charts.map(fittedChart));
    },
  };
}

type Brush = (charts: readonly Chart[]) => Promise<Uint8Array>;

async function loadBrush(): Promise<Brush> {
  const [{ createCanvas, GlobalFonts }, { Chart: Painted, ...parts }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('chart.js'),
  ]);
  const letters = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  GlobalFonts.registerFromPath(letters, family);
  Painted.register(...parts.registerables);
  return async (charts) => {
    const sheet = createCanvas(width, height * charts.length);
    const paper = sheet.getContext('2d');
    paper.fillStyle = '#ffffff';
    paper.fillRect(0, 0, sheet.width, sheet.height);
    for (const [index, chart] of charts.entries()) {
      const canvas = createCanvas(width, height);
      // Chart.js was made for browsers; what it needs of a canvas this one has.
      const painted = new Painted(canvas as never, chartConfig(chart, family));
      paper.drawImage(canvas, 0, index * height);
      // Wipes the canvas, so it comes last.
      painted.destroy();
    }
    return sheet.encode('png');
  };
}
