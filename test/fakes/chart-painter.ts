import type { Chart } from '../../src/blocks/chart.ts';
import type { ChartPainter } from '../../src/ports/slack.ts';

/** Remembers what it painted; the picture is four bytes. */
export class FakeChartPainter implements ChartPainter {
  readonly painted: (readonly Chart[])[] = [];
  /** A machine that cannot paint. */
  isUnable = false;
  /** Thrown instead of painting. */
  failure: Error | undefined;

  async paint(charts: readonly Chart[]): Promise<Uint8Array | undefined> {
    if (this.failure) throw this.failure;
    if (this.isUnable) return undefined;
    this.painted.push(charts);
    return new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
  }
}
