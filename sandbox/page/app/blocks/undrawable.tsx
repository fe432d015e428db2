/** Says plainly that something was sent that this page has no picture for. */
export function Undrawable({ what, type }: { readonly what: string; readonly type: string }) {
  return (
    <div class="undrawable" role="note" data-testid="undrawable">
      This page cannot draw {what} type <code>{type || 'without a type'}</code>.
    </div>
  );
}
