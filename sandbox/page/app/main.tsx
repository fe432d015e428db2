import { render } from 'preact';
import { App } from './shell/app.tsx';
import { Page } from './store/page.ts';
import { emptyPage } from './store/page-state.ts';
import { PageContext } from './store/use-page.ts';

const page = new Page(emptyPage);
const root = document.getElementById('root');
if (root) {
  render(
    <PageContext.Provider value={page}>
      <App />
    </PageContext.Provider>,
    root,
  );
  void page.start();
}
