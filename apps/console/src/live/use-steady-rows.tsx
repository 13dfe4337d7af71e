import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { type SteadyRow, steadyRows } from './steady-rows.ts';

/**
 * `rows` to draw, from `latest` as the api gives it, without moving what one reads; `show` takes in what is new. Another `list` (a
 * filter was changed) begins afresh.
 */
export const useSteadyRows = <Row,>(
  latest: readonly Row[],
  keyOf: (row: Row) => string,
  list = '',
): { readonly rows: readonly SteadyRow<Row>[]; readonly fresh: number; readonly show: () => void } => {
  const [held, setHeld] = useState({ list, shown: latest });
  if (held.list !== list) setHeld({ list, shown: latest });
  // Nothing is being read in an empty list.
  if (held.list === list && held.shown.length === 0 && latest.length > 0) setHeld({ list, shown: latest });
  const shown = held.list === list ? held.shown : latest;
  return { ...steadyRows(shown, latest, keyOf), show: () => setHeld({ list, shown: latest }) };
};

/** "2 nya rader – Visa", above a list. */
export const FreshRows = ({ fresh, show }: { fresh: number; show: () => void }) => {
  const { t } = useTranslation();
  return (
    <div role="status" className="fresh">
      {fresh > 0 && (
        <>
          {t('steady.new', { count: fresh })}{' '}
          <Button kind="quiet" onClick={show}>
            {t('steady.show')}
          </Button>
        </>
      )}
    </div>
  );
};
