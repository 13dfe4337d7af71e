import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet';

/** While `working`, it stays focusable and says so, but does nothing. */
export const Button = ({
  kind = 'secondary',
  working = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind; working?: boolean }) => {
  const { t } = useTranslation();
  return (
    <button
      {...rest}
      type={type}
      className={['button', `button-${kind}`, className].filter(Boolean).join(' ')}
      aria-disabled={working || undefined}
      onClick={working ? (event) => event.preventDefault() : onClick}
    >
      {working ? t('form.working') : children}
    </button>
  );
};
