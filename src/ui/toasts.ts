import { createToastManager } from '@base-ui/react/toast/createToastManager'
