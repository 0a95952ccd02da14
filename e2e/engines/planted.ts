/** A page with one fault that each engine finds. An engine that is set up wrongly finds nothing anywhere, and looks well. */
export const pageWithFaults = `<!doctype html>
<html>
  <head><title>Faults</title></head>
  <body>
    <main>
      <h1>Faults</h1>
      <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
      <button></button>
      <input type="text">
      <p style="color: #ccc; background: #fff">Too little contrast</p>
      <div aria-hidden="true"><a href="#here">Reached by Tab, and hidden</a></div>
      <table><tbody><tr><td role="button">A cell that is a button</td></tr></tbody></table>
      <label for="missing">A label without a control</label>
    </main>
  </body>
</html>
`
