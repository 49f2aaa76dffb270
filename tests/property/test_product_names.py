"""Any text is answered, the same for ever, whatever the order of the catalog's files."""

from hypothesis import given
from hypothesis import strategies as st

from feasibility.matching.names import find_product
from tests.unit.matching.names.small_catalog import INDEX, PRODUCTS, match, small_index

ANY_TEXT = st.text(max_size=300)
NAMES = st.sampled_from(
    [each for product in PRODUCTS for each in product.names]
    + ["Zoom", "HubSpot", "Snowplow"]
)
PIECES = st.lists(
    st.one_of(
        NAMES, st.text(max_size=12), st.sampled_from(["(", ")", "/", "2025", "pro"])
    ),
    max_size=6,
).map(" ".join)


@given(name=st.one_of(ANY_TEXT, PIECES), context=ANY_TEXT)
def test_any_text_is_answered_in_the_form_promised(name: str, context: str) -> None:
    found = find_product(INDEX, name, context=context)
    scores = [each.score for each in found.candidates]

    assert found.name == name
    assert (found.confidence == "none") == (not found.candidates)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert all(each.because for each in found.candidates)


@given(name=st.one_of(ANY_TEXT, PIECES), context=ANY_TEXT)
def test_the_same_words_get_the_same_answer(name: str, context: str) -> None:
    assert find_product(INDEX, name, context=context) == find_product(
        small_index(), name, context=context
    )


@given(name=PIECES, products=st.permutations(PRODUCTS))
def test_the_order_of_products_makes_no_difference(
    name: str, products: tuple[object, ...]
) -> None:
    index = small_index(tuple(products))  # type: ignore[arg-type]

    assert find_product(index, name) == match(name)


@given(name=PIECES)
def test_case_and_blanks_around_make_no_difference(name: str) -> None:
    # Capital letters of some scripts have no way back; those are not asked for.
    turned = (
        f"  {name.upper()} " if name.upper().casefold() == name.casefold() else name
    )

    assert find_product(INDEX, turned).candidates == match(name).candidates


@given(name=NAMES, noise=st.text(min_size=1, max_size=20))
def test_a_name_with_anything_before_it_is_never_sure_of_a_product_it_does_not_name(
    name: str, noise: str
) -> None:
    """Sure of another product than alone only if the words before name that one."""
    alone, longer = match(name), match(f"{noise} {name}")
    if longer.confidence == "sure" and alone.candidates:
        named = {each.product for each in (*alone.candidates, *match(noise).candidates)}
        assert longer.candidates[0].product in named


def test_a_name_of_10_000_characters_is_answered() -> None:
    for long in ("a" * 10_000, "Marketo " * 1_250, "(" * 10_000, "\u202e" * 10_000):
        assert match(long).confidence in ("sure", "probable", "none")
