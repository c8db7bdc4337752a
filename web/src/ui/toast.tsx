import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import './feedback.css';

const SHOWN_MS = 6000;

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** Says a short sentence at the foot of the page, and to screen readers; for things that went well. */
export const useToast = () => useContext(ToastContext);

export function ToastProvider({
  closeLabel,
  children,
}: {
  closeLabel: string;
  children: ReactNode;
}) {
  const [toasts, setToasts] = useState<{ id: number; text: string }[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  }, []);
  const say = useCallback(
    (text: string) => {
      const id = next.current++;
      setToasts((shown) => [...shown.slice(-2), { id, text }]);
      window.setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  const list = useMemo(
    () => (
      <div className="toasts no-print" role="status">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast">
            <span>{toast.text}</span>
            <button type="button" aria-label={closeLabel} onClick={() => drop(toast.id)}>
              ×
            </button>
          </div>
        ))}
      </div>
    ),
    [toasts, closeLabel, drop],
  );
  return (
    <ToastContext.Provider value={say}>
      {children}
      {list}
    </ToastContext.Provider>
  );
}
