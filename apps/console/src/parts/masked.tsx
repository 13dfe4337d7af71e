import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/**
 * Personal data that is not shown until asked for. `reveal` fetches it (and the api logs that it was shown); nothing is in the page
 * before. Hidden again when one leaves the page.
 */
export const Masked = <Value,>({
  what,
  reveal,
  children,
}: {
  /** What is hidden, in running text: "personuppgifter". */
  what: string;
  reveal: () => Promise<Value>;
  children: (value: Value) => ReactNode;
}) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ readonly value: Value }>();
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready');

  const show = async () => {
    setState('working');
    try {
      setShown({ value: await reveal() });
      setState('ready');
    } catch {
      setState('failed');
    }
  };

  return (
    <div className="masked">
      {shown ? (
        <div className="masked-value">{children(shown.value)}</div>
      ) : (
        <span className="masked-dots" aria-hidden="true">
          •••••• ••••••••
        </span>
      )}
      <Button
        kind="quiet"
        working={state === 'working'}
        aria-expanded={shown !== undefined}
        onClick={shown ? () => setShown(undefined) : show}
      >
        {t(shown ? 'masked.hide' : 'masked.show', { what })}
      </Button>
      {!shown && <span className="masked-note">{t('masked.logged')}</span>}
      <span role="status">{state === 'failed' && t('masked.failed')}</span>
    </div>
  );
};
