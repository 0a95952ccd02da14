import { checkAuthFunction } from '../contract/run.ts'
import { useWrite } from './useWrite.ts'

/** 检查应答. It writes down what it finds, so whatever shows readiness is asked again afterwards. */
export function useCheckAuthFunction() {
  return useWrite(checkAuthFunction)
}
