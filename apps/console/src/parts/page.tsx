import { useIsFetching } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFromBefore } from '../act/last-act.ts';

const FailedForm = createContext<(failed: boolean) => void>(() => undefined);

/** Tells the page that its form failed, so that the document's title begins with "Fel:". */
export const usePageFailure = (failed: boolean): void => {
  const tell = useContext(FailedForm);
  useEffect(() => {
    tell(failed);
    return () => tell(false);
  }, [tell, failed]);
};

// The first page a person lands on keeps focus at the top of the document; later ones take it to their heading.
let arrived = false;

/** What the document's title ends with: the agency. Set by the frame. */
export const PlaceName = createContext<string | undefined>(undefined);

/**
 * A page: its one h1, the document's title, and focus on the heading when one comes here from another page.
 * `wide` is for tables; text and forms keep a readable measure.
 */
export const Page = ({
  title,
  above,
  actions,
  wide = false,
  children,
}: {
  title: string;
  /** Small words over the title: whose case, which insats. */
  above?: ReactNode;
  /** The page's primary action and "Fler åtgärder". */
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState(false);
  const place = useContext(PlaceName);
  // After an act the page says what was done; what it showed before is dimmed until the new has come.
  const old = useIsFetching({ predicate: isFromBefore }) > 0;

  const documentTitle = useMemo(
    () => [failed ? t('page.failed', { title }) : title, place, t('product')].filter(Boolean).join(' – '),
    [failed, title, place, t],
  );
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);

  useEffect(() => {
    // The router has already put the scroll where it belongs.
    // What an act has just done is told in a notice that takes focus itself.
    const told = heading.current?.closest('.page')?.contains(document.activeElement);
    if (arrived && !told) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);

  return (
    <FailedForm value={setFailed}>
      <div className={wide ? 'page page-wide' : 'page'} {...(old && { 'data-old': '' })}>
        <header className="page-head">
          <div>
            {above && <p className="page-above">{above}</p>}
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
          </div>
          {actions && <div className="page-actions">{actions}</div>}
        </header>
        {children}
      </div>
    </FailedForm>
  );
};

/** A part of a page under its own heading, an h2 unless it stands within another part. `id` makes it an address to link to. */
export const Section = ({
  id,
  title,
  level = 2,
  actions,
  children,
}: {
  id?: string;
  title: string;
  level?: 2 | 4;
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const Heading = `h${level}` as const;
  return (
    <section className="section" {...(id && { id, 'aria-labelledby': `${id}-title` })}>
      <header className="section-head">
        <Heading {...(id && { id: `${id}-title` })}>{title}</Heading>
        {actions}
      </header>
      {children}
    </section>
  );
};
