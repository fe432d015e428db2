import { Component, type ComponentChildren } from 'preact';

interface Properties {
  readonly children: ComponentChildren;
  /** What could not be drawn, for the sentence shown instead. */
  readonly what: string;
}

/** One broken message must not take the page with it: what failed says so in its place. */
export class ErrorBoundary extends Component<Properties, { readonly problem?: string }> {
  static override getDerivedStateFromError(error: unknown): { readonly problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render({ children, what }: Properties, { problem }: { readonly problem?: string }) {
    if (problem === undefined) return children;
    return (
      <div class="undrawable" role="note" data-testid="draw-failure">
        This page failed to draw {what}: <code>{problem}</code>
      </div>
    );
  }
}
