{
  const page = document.documentElement.dataset;
  if (/passport|bundle/i.test(location.hash) || history.state?.passport || history.state?.bundle) page.opens = "";
  if (location.search.includes("=")) page.asks = "";
  try {
    const root = document.querySelector("meta[name='careerguide:root']")?.getAttribute("content") ?? "";
    const name = `${new URL(root, location.href).pathname}#`;
    const colors = localStorage.getItem(`${name}colors`);
    if (colors) page.colors = colors;
    if (localStorage.getItem(`${name}results`)) page.results = "";
  } catch {}
}
