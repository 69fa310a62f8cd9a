from api.orders import create, list_orders, refund


def test_lists_orders():
    assert list_orders() == []


def test_creates_an_order():
    assert create(1, 20)["status"] == "open"


def test_refunds_an_order():
    assert refund(2) == 200
