import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export type FormError = { readonly words: string /** The id of the field it is about. */; readonly field?: string };

const focusField = (id: string): void => {
  const field = document.getElementById(id);
  field?.focus();
  field?.closest('.field')?.scrollIntoView({ block: 'nearest' });
};

/**
 * What is wrong, above the form, with focus and a link to each field (the same words stand there). `attempt` changes with every try, so
 * that the same errors take focus again.
 */
export const ErrorSummary = ({ errors, attempt }: { errors: readonly FormError[]; attempt: number }) => {
  const { t } = useTranslation();
  const box: RefObject<HTMLDivElement | null> = useRef(null);
  const any = errors.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt takes focus again.
  useEffect(() => {
    if (!any) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [any, attempt]);
  if (!any) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{t('form.problem')}</h2>
      <ul>
        {errors.map(({ words, field }) => (
          <li key={`${field}${words}`}>
            {field ? (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(field);
                }}
              >
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
