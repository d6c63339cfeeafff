import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import './office.css';
import './ui/page.css';
import './ui/table.css';
import './ui/form.css';
import { queryClient } from './data/query.ts';
import { giveStylesTheNonce } from './nonce-styles.ts';
import { router } from './router.tsx';
import { SessionGate } from './session/session-gate.tsx';
import { Theme } from './theme.tsx';

giveStylesTheNonce();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Theme>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </Theme>
    </QueryClientProvider>
  </StrictMode>,
);
