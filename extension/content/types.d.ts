// What the parts of a mark share; Told, Mark and its like are generated from extension/messages.

interface MarkActions {
  open: () => void;
  close: () => void;
}

interface MarkState {
  isOpen: boolean;
  isAside: boolean;
}
