using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Musubi.App.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    section = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    is_control = table.Column<bool>(type: "boolean", nullable: false),
                    is_revalued = table.Column<bool>(type: "boolean", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_total",
                columns: table => new
                {
                    span = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    dimension_set_id = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    debit = table.Column<long>(type: "bigint", nullable: false),
                    credit = table.Column<long>(type: "bigint", nullable: false),
                    original = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_total", x => new { x.span, x.start, x.account_id, x.dimension_set_id, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "api_token",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    start = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    rights = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_token", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_delegation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    absent_id = table.Column<long>(type: "bigint", nullable: false),
                    delegate_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    of_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_delegation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_request",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    detail_ja = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    detail_zh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    detail_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    has_amount = table.Column<bool>(type: "boolean", nullable: false),
                    facts_json = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fingerprint = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    rule_id = table.Column<long>(type: "bigint", nullable: true),
                    rule_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    own_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    remind_after = table.Column<int>(type: "integer", nullable: false),
                    department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    submitter_id = table.Column<long>(type: "bigint", nullable: false),
                    submitter_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    step = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reminders = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_rule",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    own_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    remind_after = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachment",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    author_id = table.Column<long>(type: "bigint", nullable: false),
                    author_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachment_content",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachment_content", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<long>(type: "bigint", nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    table = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seal = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_seal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    covers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_seal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "backup_settings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    hour = table.Column<int>(type: "integer", nullable: true),
                    keep = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backup_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bank_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    bank_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    payer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    payer_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    memo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    mark = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    payment_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_line", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "book_check",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    @checked = table.Column<long>(name: "checked", type: "bigint", nullable: false),
                    faults = table.Column<int>(type: "integer", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_book_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_row",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    href = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reasons = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_row", x => new { x.run_id, x.place });
                });

            migrationBuilder.CreateTable(
                name: "bulk_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    list = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    actor_id = table.Column<long>(type: "bigint", nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "category",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    names_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_zh = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_category", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "closing_bill",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    closing = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    tax_unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    before_id = table.Column<long>(type: "bigint", nullable: true),
                    invoice_id = table.Column<long>(type: "bigint", nullable: true),
                    stands = table.Column<bool>(type: "boolean", nullable: false),
                    undone_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    adjusted_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    adjusted_minor = table.Column<long>(type: "bigint", nullable: false),
                    billed_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    billed_minor = table.Column<long>(type: "bigint", nullable: false),
                    carried_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    carried_minor = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    paid_minor = table.Column<long>(type: "bigint", nullable: false),
                    previous_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    previous_minor = table.Column<long>(type: "bigint", nullable: false),
                    sales_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    sales_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closing_bill", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comment",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    author_id = table.Column<long>(type: "bigint", nullable: false),
                    author_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    legal_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    tax_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    postal_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    logo = table.Column<long>(type: "bigint", nullable: true),
                    bank = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cost_addition",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    move_id = table.Column<long>(type: "bigint", nullable: false),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    against = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_addition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cost_checkpoint",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_checkpoint", x => new { x.item_id, x.date, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "count_settings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    tolerance_percent = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    days_a = table.Column<int>(type: "integer", nullable: false),
                    days_b = table.Column<int>(type: "integer", nullable: false),
                    days_c = table.Column<int>(type: "integer", nullable: false),
                    tolerance_value_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tolerance_value_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_count_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credit_note",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customer_credit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    limit_minor = table.Column<long>(type: "bigint", nullable: true),
                    stopped = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_credit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "day_rate",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    per = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_rate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "default_view",
                columns: table => new
                {
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    list = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    view_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_default_view", x => new { x.owner_id, x.list });
                });

            migrationBuilder.CreateTable(
                name: "department_head",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    user_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_department_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dimension",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dimension_set",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dimension_set_member",
                columns: table => new
                {
                    set_id = table.Column<long>(type: "bigint", nullable: false),
                    value_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension_set_member", x => new { x.set_id, x.value_id });
                });

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    typed_at = table.Column<long>(type: "bigint", nullable: false),
                    kept_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft", x => new { x.owner_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "errand",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    actor_id = table.Column<long>(type: "bigint", nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rights = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ordered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    held_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    alive_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    stop_wanted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_errand", x => new { x.kind, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "fiscal_year",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                    closed_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fiscal_year", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grade_rule_set",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    months = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    applied_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    applied_by_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grade_rule_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grade_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rule_set_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    @new = table.Column<int>(name: "new", type: "integer", nullable: false),
                    up = table.Column<int>(type: "integer", nullable: false),
                    down = table.Column<int>(type: "integer", nullable: false),
                    ended = table.Column<int>(type: "integer", nullable: false),
                    scales = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grade_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grade_simulation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    rule_set_id = table.Column<long>(type: "bigint", nullable: false),
                    rule_set_version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    up = table.Column<int>(type: "integer", nullable: false),
                    down = table.Column<int>(type: "integer", nullable: false),
                    typed_lines = table.Column<int>(type: "integer", nullable: false),
                    regraded_lines = table.Column<int>(type: "integer", nullable: false),
                    relisted_lines = table.Column<int>(type: "integer", nullable: false),
                    unpriced_lines = table.Column<int>(type: "integer", nullable: false),
                    in_force = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grade_simulation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "history_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    file_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mapping_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    posted_until = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holiday",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    calendar = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holiday", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_block",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_id_block", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_record",
                columns: table => new
                {
                    actor_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    input_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_record", x => new { x.actor_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "import",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    target = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    target_title = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    actor_id = table.Column<long>(type: "bigint", nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    encoding = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    delimiter = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false, collation: "C"),
                    header_line = table.Column<int>(type: "integer", nullable: false),
                    headers = table.Column<string>(type: "text", nullable: false),
                    columns = table.Column<string>(type: "text", nullable: false),
                    existing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    blanks = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    creates = table.Column<int>(type: "integer", nullable: false),
                    updates = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    faulty = table.Column<int>(type: "integer", nullable: false),
                    run_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_fault",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    of_undo = table.Column<bool>(type: "boolean", nullable: false),
                    shown = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    reasons = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_fault", x => new { x.import_id, x.of_undo, x.line });
                });

            migrationBuilder.CreateTable(
                name: "import_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    preview = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_mapping",
                columns: table => new
                {
                    target = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    columns = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_mapping", x => new { x.target, x.signature });
                });

            migrationBuilder.CreateTable(
                name: "import_row",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_row", x => new { x.import_id, x.line, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "import_word_range",
                columns: table => new
                {
                    from = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    to_sweep = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_word_range", x => x.from);
                });

            migrationBuilder.CreateTable(
                name: "input_tax_share",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    fraction = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_input_tax_share", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invoice",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    source_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    supplied_from = table.Column<DateOnly>(type: "date", nullable: true),
                    supplied_to = table.Column<DateOnly>(type: "date", nullable: true),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    tax_policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    tax_rounding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_class",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    issued_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    issued_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_class", x => x.item_id);
                });

            migrationBuilder.CreateTable(
                name: "item_stock",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    may_go_negative = table.Column<bool>(type: "boolean", nullable: false),
                    first_standard = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    last_date = table.Column<DateOnly>(type: "date", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    since_checkpoint = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_stock", x => x.item_id);
                });

            migrationBuilder.CreateTable(
                name: "job_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    job = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    node = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    said_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    said_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    said_en = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    written_by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    area = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    description_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    source_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    reverses = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lines_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_tail",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_tail", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "known_payer",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    payer_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    payer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    party_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_payer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_permission",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_permission", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "lot",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    expires = table.Column<DateOnly>(type: "date", nullable: true),
                    supplier_lot = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lot", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lot_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    from_id = table.Column<long>(type: "bigint", nullable: false),
                    to_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    document_id = table.Column<long>(type: "bigint", nullable: true),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lot_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mail_settings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    host = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    port = table.Column<int>(type: "integer", nullable: false),
                    security = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    user = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    password = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    from = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mailed_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    to = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    paper_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mailed_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "master_stamp",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stamp = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_master_stamp", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "move_value",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    move_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_move_value", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "not_duplicate",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    first_id = table.Column<long>(type: "bigint", nullable: false),
                    second_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_not_duplicate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_series_row",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series_row", x => new { x.series, x.period });
                });

            migrationBuilder.CreateTable(
                name: "open_item",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    control_id = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    closing_bill_id = table.Column<long>(type: "bigint", nullable: true),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    in_books_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    in_books_minor = table.Column<long>(type: "bigint", nullable: false),
                    remaining_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    remaining_minor = table.Column<long>(type: "bigint", nullable: false),
                    remaining_in_books_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    remaining_in_books_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    held_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    short_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sort_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mobile = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    phone_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    website = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax_number_from = table.Column<DateOnly>(type: "date", nullable: true),
                    billing_party_id = table.Column<long>(type: "bigint", nullable: true),
                    delivery_party_id = table.Column<long>(type: "bigint", nullable: true),
                    paying_party_id = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    merged_into_id = table.Column<long>(type: "bigint", nullable: true),
                    erased = table.Column<bool>(type: "boolean", nullable: false),
                    terms_closing_days = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    terms_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    terms_fees = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    terms_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    terms_net_days = table.Column<int>(type: "integer", nullable: false),
                    terms_pay_day = table.Column<int>(type: "integer", nullable: false),
                    terms_pay_months = table.Column<int>(type: "integer", nullable: false),
                    terms_shift = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    terms_tax_rounding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    terms_tax_unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party_merge",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    survivor_id = table.Column<long>(type: "bigint", nullable: false),
                    merged_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    survivor_before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    merged_was_active = table.Column<bool>(type: "boolean", nullable: false),
                    survivor_version = table.Column<int>(type: "integer", nullable: false),
                    taken_back = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_merge", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    credential_id = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false, collation: "C"),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "password_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_password_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    bank_id = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    reversed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reversal_id = table.Column<long>(type: "bigint", nullable: true),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    discount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    discount_minor = table.Column<long>(type: "bigint", nullable: false),
                    fee_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    fee_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    write_off_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    write_off_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "period_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    year_id = table.Column<long>(type: "bigint", nullable: false),
                    period_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    area = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "price_tier",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    names_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_zh = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_tier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pricing_settings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    precedence = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    discount_on = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    floor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "printed_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_printed_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quote",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    first_id = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    needed = table.Column<DateOnly>(type: "date", nullable: true),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    owner_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    returned_for = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    loss = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    loss_words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    chosen = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    order_id = table.Column<long>(type: "bigint", nullable: true),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_code", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remembered_device",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remembered_device", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reservation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    any_lot = table.Column<bool>(type: "boolean", nullable: false),
                    needed = table.Column<DateOnly>(type: "date", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    source_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    source_line = table.Column<long>(type: "bigint", nullable: false),
                    source_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reservation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    standard = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    needs_second_factor = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role_permission",
                columns: table => new
                {
                    role_id = table.Column<long>(type: "bigint", nullable: false),
                    permission = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_permission", x => new { x.role_id, x.permission });
                });

            migrationBuilder.CreateTable(
                name: "sales_order",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    returned_for = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    beyond_credit = table.Column<bool>(type: "boolean", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    needed = table.Column<DateOnly>(type: "date", nullable: true),
                    delivered = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    billed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    awaits_supplier = table.Column<bool>(type: "boolean", nullable: false),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    quote_id = table.Column<long>(type: "bigint", nullable: true),
                    invoice_id = table.Column<long>(type: "bigint", nullable: true),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_order", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    list = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    shared = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_entry",
                columns: table => new
                {
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    shown_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    detail = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    folded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    permission = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_entry", x => x.subject_id);
                });

            migrationBuilder.CreateTable(
                name: "search_gram",
                columns: table => new
                {
                    gram = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_gram", x => new { x.gram, x.rank, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    stay_signed_in = table.Column<bool>(type: "boolean", nullable: false),
                    awaits_second_factor = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_state",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    failed_tries = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_state", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "stock_balance",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    on_hand = table.Column<long>(type: "bigint", nullable: false),
                    reserved = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_balance", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stock_count",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    classes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    most_items = table.Column<int>(type: "integer", nullable: false),
                    is_blind = table.Column<bool>(type: "boolean", nullable: false),
                    tolerance_percent = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    planned_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    typed = table.Column<int>(type: "integer", nullable: false),
                    submitted_by = table.Column<long>(type: "bigint", nullable: false),
                    submitted_by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    posted_by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    returned_for = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_beyond = table.Column<bool>(type: "boolean", nullable: false),
                    document_id = table.Column<long>(type: "bigint", nullable: true),
                    tolerance_value_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tolerance_value_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_count", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stock_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    source_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reverses = table.Column<long>(type: "bigint", nullable: true),
                    moves_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    value_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stock_total",
                columns: table => new
                {
                    span = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    moved = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_total", x => new { x.span, x.start, x.item_id, x.warehouse_id, x.bin_id, x.lot_id });
                });

            migrationBuilder.CreateTable(
                name: "supplier_bill",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    supplier_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    qualified = table.Column<bool>(type: "boolean", nullable: false),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    deductible_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    deductible_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supplier_bill", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tax_rate",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    fraction = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_rate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "transit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    from_id = table.Column<long>(type: "bigint", nullable: false),
                    to_id = table.Column<long>(type: "bigint", nullable: false),
                    road_id = table.Column<long>(type: "bigint", nullable: false),
                    shipped = table.Column<DateOnly>(type: "date", nullable: false),
                    expected = table.Column<DateOnly>(type: "date", nullable: true),
                    remaining_millionths = table.Column<long>(type: "bigint", nullable: false),
                    remaining_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    sent_millionths = table.Column<long>(type: "bigint", nullable: false),
                    sent_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "used_reservation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    any_lot = table.Column<bool>(type: "boolean", nullable: false),
                    needed = table.Column<DateOnly>(type: "date", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    source_line = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_used_reservation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    email_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    second_factor_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    pending_second_factor_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_role",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    role_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_role", x => new { x.user_id, x.role_id });
                });

            migrationBuilder.CreateTable(
                name: "value_total",
                columns: table => new
                {
                    span = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    moved = table.Column<long>(type: "bigint", nullable: false),
                    booked = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_value_total", x => new { x.item_id, x.span, x.start });
                });

            migrationBuilder.CreateTable(
                name: "visit_mark",
                columns: table => new
                {
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    stop = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visit_mark", x => new { x.owner_id, x.stop });
                });

            migrationBuilder.CreateTable(
                name: "warehouse",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    is_transit = table.Column<bool>(type: "boolean", nullable: false),
                    may_go_negative = table.Column<bool>(type: "boolean", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    names_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_zh = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mapped_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    posting_group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mapped_account", x => x.id);
                    table.ForeignKey(
                        name: "FK_mapped_account_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approval_answer",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    person_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    instead_of = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    places = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_answer", x => x.id);
                    table.ForeignKey(
                        name: "FK_approval_answer_approval_request_request_id",
                        column: x => x.request_id,
                        principalTable: "approval_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_handover",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    from_id = table.Column<long>(type: "bigint", nullable: false),
                    from_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    to_id = table.Column<long>(type: "bigint", nullable: false),
                    to_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_handover", x => x.id);
                    table.ForeignKey(
                        name: "FK_approval_handover_approval_request_request_id",
                        column: x => x.request_id,
                        principalTable: "approval_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_place",
                columns: table => new
                {
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    approver = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    holder_id = table.Column<long>(type: "bigint", nullable: false),
                    department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_place", x => new { x.request_id, x.step, x.position });
                    table.ForeignKey(
                        name: "FK_approval_place_approval_request_request_id",
                        column: x => x.request_id,
                        principalTable: "approval_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_step",
                columns: table => new
                {
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_step", x => new { x.request_id, x.position });
                    table.ForeignKey(
                        name: "FK_approval_step_approval_request_request_id",
                        column: x => x.request_id,
                        principalTable: "approval_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_rule_approver",
                columns: table => new
                {
                    rule_id = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    approver = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    holder_id = table.Column<long>(type: "bigint", nullable: false),
                    department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_rule_approver", x => new { x.rule_id, x.step, x.position });
                    table.ForeignKey(
                        name: "FK_approval_rule_approver_approval_rule_rule_id",
                        column: x => x.rule_id,
                        principalTable: "approval_rule",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_rule_condition",
                columns: table => new
                {
                    rule_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    fact = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    comparison = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_rule_condition", x => new { x.rule_id, x.position });
                    table.ForeignKey(
                        name: "FK_approval_rule_condition_approval_rule_rule_id",
                        column: x => x.rule_id,
                        principalTable: "approval_rule",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_rule_step",
                columns: table => new
                {
                    rule_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_rule_step", x => new { x.rule_id, x.position });
                    table.ForeignKey(
                        name: "FK_approval_rule_step_approval_rule_rule_id",
                        column: x => x.rule_id,
                        principalTable: "approval_rule",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voucher",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    reverse_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    bank_line_id = table.Column<long>(type: "bigint", nullable: true),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    made_by = table.Column<long>(type: "bigint", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    approved_by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    returned_for = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    reversal_id = table.Column<long>(type: "bigint", nullable: true),
                    booked_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voucher", x => x.id);
                    table.ForeignKey(
                        name: "FK_voucher_bank_line_bank_line_id",
                        column: x => x.bank_line_id,
                        principalTable: "bank_line",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "item",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    code_key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reading = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    category_id = table.Column<long>(type: "bigint", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    base_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    base_decimals = table.Column<int>(type: "integer", nullable: false),
                    sales_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    purchase_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    stock_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    minimum = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    multiple = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    posting_group = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    tracking = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    weight = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    length = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    width = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    height = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    origin = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    hs_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    names_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_zh = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_category_category_id",
                        column: x => x.category_id,
                        principalTable: "category",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "closing_bill_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    bill_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    before = table.Column<bool>(type: "boolean", nullable: false),
                    issued = table.Column<bool>(type: "boolean", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closing_bill_document", x => x.id);
                    table.ForeignKey(
                        name: "FK_closing_bill_document_closing_bill_bill_id",
                        column: x => x.bill_id,
                        principalTable: "closing_bill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "closing_bill_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    bill_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    delivery_id = table.Column<long>(type: "bigint", nullable: false),
                    delivery_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    delivery_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    order_line_id = table.Column<long>(type: "bigint", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tax_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    invoice_id = table.Column<long>(type: "bigint", nullable: true),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closing_bill_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_closing_bill_line_closing_bill_bill_id",
                        column: x => x.bill_id,
                        principalTable: "closing_bill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "closing_bill_tax",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    bill_id = table.Column<long>(type: "bigint", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closing_bill_tax", x => x.id);
                    table.ForeignKey(
                        name: "FK_closing_bill_tax_closing_bill_bill_id",
                        column: x => x.bill_id,
                        principalTable: "closing_bill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_note_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    credit_note_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    invoice_line_id = table.Column<long>(type: "bigint", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    posting_group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_note_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_note_line_credit_note_credit_note_id",
                        column: x => x.credit_note_id,
                        principalTable: "credit_note",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dimension_value",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    dimension_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension_value", x => x.id);
                    table.ForeignKey(
                        name: "FK_dimension_value_dimension_dimension_id",
                        column: x => x.dimension_id,
                        principalTable: "dimension",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fiscal_period",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    year_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                    receivables_locked = table.Column<bool>(type: "boolean", nullable: false),
                    payables_locked = table.Column<bool>(type: "boolean", nullable: false),
                    inventory_locked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fiscal_period", x => x.id);
                    table.ForeignKey(
                        name: "FK_fiscal_period_fiscal_year_year_id",
                        column: x => x.year_id,
                        principalTable: "fiscal_year",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grade_rule_fact",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    rule_set_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    fact = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    scale = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    two = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    three = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    four = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    five = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grade_rule_fact", x => x.id);
                    table.ForeignKey(
                        name: "FK_grade_rule_fact_grade_rule_set_rule_set_id",
                        column: x => x.rule_set_id,
                        principalTable: "grade_rule_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "simulated_customer",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    simulation_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    old_id = table.Column<long>(type: "bigint", nullable: true),
                    new_id = table.Column<long>(type: "bigint", nullable: true),
                    move = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    by_hand = table.Column<bool>(type: "boolean", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    weight = table.Column<long>(type: "bigint", nullable: false),
                    difference_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    difference_minor = table.Column<long>(type: "bigint", nullable: false),
                    margin_now_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    margin_now_minor = table.Column<long>(type: "bigint", nullable: false),
                    margin_then_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    margin_then_minor = table.Column<long>(type: "bigint", nullable: false),
                    now_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    now_minor = table.Column<long>(type: "bigint", nullable: false),
                    open_now_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    open_now_minor = table.Column<long>(type: "bigint", nullable: false),
                    open_then_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    open_then_minor = table.Column<long>(type: "bigint", nullable: false),
                    then_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    then_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_simulated_customer", x => x.id);
                    table.ForeignKey(
                        name: "FK_simulated_customer_grade_simulation_simulation_id",
                        column: x => x.simulation_id,
                        principalTable: "grade_simulation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "simulated_exception",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    simulation_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    href = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    charged = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    again = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    why = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_simulated_exception", x => x.id);
                    table.ForeignKey(
                        name: "FK_simulated_exception_grade_simulation_simulation_id",
                        column: x => x.simulation_id,
                        principalTable: "grade_simulation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "simulated_total",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    simulation_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    costed_now_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    costed_now_minor = table.Column<long>(type: "bigint", nullable: false),
                    costed_then_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    costed_then_minor = table.Column<long>(type: "bigint", nullable: false),
                    margin_now_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    margin_now_minor = table.Column<long>(type: "bigint", nullable: false),
                    margin_then_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    margin_then_minor = table.Column<long>(type: "bigint", nullable: false),
                    now_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    now_minor = table.Column<long>(type: "bigint", nullable: false),
                    then_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    then_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_simulated_total", x => x.id);
                    table.ForeignKey(
                        name: "FK_simulated_total_grade_simulation_simulation_id",
                        column: x => x.simulation_id,
                        principalTable: "grade_simulation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "history_source",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    delivery_id = table.Column<long>(type: "bigint", nullable: true),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_source", x => new { x.run_id, x.number });
                    table.ForeignKey(
                        name: "FK_history_source_history_run_run_id",
                        column: x => x.run_id,
                        principalTable: "history_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tax_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    posting_group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_line = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_invoice_line_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    dimension_set_id = table.Column<long>(type: "bigint", nullable: false),
                    memo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    original_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    original_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_journal_line_journal_entry_entry_id",
                        column: x => x.entry_id,
                        principalTable: "journal_entry",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    debit_id = table.Column<long>(type: "bigint", nullable: false),
                    credit_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    reverses = table.Column<long>(type: "bigint", nullable: true),
                    settler_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settler_id = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    credit_in_books_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    credit_in_books_minor = table.Column<long>(type: "bigint", nullable: false),
                    debit_in_books_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    debit_in_books_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation", x => x.id);
                    table.ForeignKey(
                        name: "FK_allocation_open_item_credit_id",
                        column: x => x.credit_id,
                        principalTable: "open_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_allocation_open_item_debit_id",
                        column: x => x.debit_id,
                        principalTable: "open_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "address",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    postal_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    city = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    street = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    building = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address", x => x.id);
                    table.ForeignKey(
                        name: "FK_address_party_party_id",
                        column: x => x.party_id,
                        principalTable: "party",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    job_title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    main = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact", x => x.id);
                    table.ForeignKey(
                        name: "FK_contact_party_party_id",
                        column: x => x.party_id,
                        principalTable: "party",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_contact_party_person_id",
                        column: x => x.person_id,
                        principalTable: "party",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "party_in_role",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_in_role", x => x.id);
                    table.ForeignKey(
                        name: "FK_party_in_role_party_party_id",
                        column: x => x.party_id,
                        principalTable: "party",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "preference",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_preference", x => x.id);
                    table.ForeignKey(
                        name: "FK_preference_party_party_id",
                        column: x => x.party_id,
                        principalTable: "party",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "grade",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    tier_id = table.Column<long>(type: "bigint", nullable: true),
                    names_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_zh = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grade", x => x.id);
                    table.ForeignKey(
                        name: "FK_grade_price_tier_tier_id",
                        column: x => x.tier_id,
                        principalTable: "price_tier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "price_list",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    customer_id = table.Column<long>(type: "bigint", nullable: true),
                    tier_id = table.Column<long>(type: "bigint", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    names_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_ja = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names_zh = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_list", x => x.id);
                    table.ForeignKey(
                        name: "FK_price_list_price_tier_tier_id",
                        column: x => x.tier_id,
                        principalTable: "price_tier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "price_floor",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    settings_id = table.Column<long>(type: "bigint", nullable: false),
                    grade_id = table.Column<long>(type: "bigint", nullable: true),
                    category_id = table.Column<long>(type: "bigint", nullable: true),
                    margin = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_floor", x => x.id);
                    table.ForeignKey(
                        name: "FK_price_floor_pricing_settings_settings_id",
                        column: x => x.settings_id,
                        principalTable: "pricing_settings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "price_rounding",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    settings_id = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    decimals = table.Column<int>(type: "integer", nullable: false),
                    rounding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_rounding", x => x.id);
                    table.ForeignKey(
                        name: "FK_price_rounding_pricing_settings_settings_id",
                        column: x => x.settings_id,
                        principalTable: "pricing_settings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quote_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    quote_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    price_typed = table.Column<bool>(type: "boolean", nullable: false),
                    price_trace = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tax_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    is_chosen = table.Column<bool>(type: "boolean", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_quote_line_quote_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quote",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quote_option",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    quote_id = table.Column<long>(type: "bigint", nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quote_option", x => x.id);
                    table.ForeignKey(
                        name: "FK_quote_option_quote_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quote",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ship_to_id = table.Column<long>(type: "bigint", nullable: false),
                    ship_to_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: true),
                    supplier_id = table.Column<long>(type: "bigint", nullable: true),
                    supplier_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wanted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    wishes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    carrier = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tracking = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parcels = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    over_reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stock_document_id = table.Column<long>(type: "bigint", nullable: true),
                    invoice_id = table.Column<long>(type: "bigint", nullable: true),
                    closing_bill_id = table.Column<long>(type: "bigint", nullable: true),
                    bills_nothing = table.Column<bool>(type: "boolean", nullable: false),
                    received_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_sales_order_order_id",
                        column: x => x.order_id,
                        principalTable: "sales_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    by_id = table.Column<long>(type: "bigint", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    needed_before = table.Column<DateOnly>(type: "date", nullable: true),
                    needed_after = table.Column<DateOnly>(type: "date", nullable: true),
                    reference_before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference_after = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    note_before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    note_after = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    total_after_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_after_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_before_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_before_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_order_change_sales_order_order_id",
                        column: x => x.order_id,
                        principalTable: "sales_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposed_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<long>(type: "bigint", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    typed = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    returned_for = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    total_after_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_after_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_before_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total_before_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposed_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_proposed_change_sales_order_order_id",
                        column: x => x.order_id,
                        principalTable: "sales_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sales_order_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    needed = table.Column<DateOnly>(type: "date", nullable: true),
                    is_goods = table.Column<bool>(type: "boolean", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    price_typed = table.Column<bool>(type: "boolean", nullable: false),
                    price_trace = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tax_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    posting_group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    supplier_id = table.Column<long>(type: "bigint", nullable: true),
                    supplier_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    supplier_cost = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    billed_millionths = table.Column<long>(type: "bigint", nullable: false),
                    billed_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    billed_net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    billed_net_minor = table.Column<long>(type: "bigint", nullable: false),
                    delivered_millionths = table.Column<long>(type: "bigint", nullable: false),
                    delivered_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    dropped_millionths = table.Column<long>(type: "bigint", nullable: false),
                    dropped_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    replaced_millionths = table.Column<long>(type: "bigint", nullable: false),
                    replaced_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    returned_millionths = table.Column<long>(type: "bigint", nullable: false),
                    returned_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    taken_off_millionths = table.Column<long>(type: "bigint", nullable: false),
                    taken_off_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    taken_off_net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    taken_off_net_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_order_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_sales_order_line_sales_order_order_id",
                        column: x => x.order_id,
                        principalTable: "sales_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "count_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    count_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    book = table.Column<long>(type: "bigint", nullable: false),
                    is_find = table.Column<bool>(type: "boolean", nullable: false),
                    first = table.Column<long>(type: "bigint", nullable: true),
                    first_against = table.Column<long>(type: "bigint", nullable: false),
                    first_by_id = table.Column<long>(type: "bigint", nullable: false),
                    first_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    second = table.Column<long>(type: "bigint", nullable: true),
                    second_against = table.Column<long>(type: "bigint", nullable: false),
                    second_by_id = table.Column<long>(type: "bigint", nullable: false),
                    second_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    second_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_count_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_count_line_stock_count_count_id",
                        column: x => x.count_id,
                        principalTable: "stock_count",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_move",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    document_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    given = table.Column<long>(type: "bigint", nullable: false),
                    return_of = table.Column<long>(type: "bigint", nullable: true),
                    returned_before = table.Column<long>(type: "bigint", nullable: false),
                    unit_cost = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    against = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    posting_group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    typed_millionths = table.Column<long>(type: "bigint", nullable: false),
                    typed_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_move", x => x.id);
                    table.ForeignKey(
                        name: "FK_stock_move_stock_document_document_id",
                        column: x => x.document_id,
                        principalTable: "stock_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplier_bill_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    bill_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    tax_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    tax_rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    cost_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    cost_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supplier_bill_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_supplier_bill_line_supplier_bill_bill_id",
                        column: x => x.bill_id,
                        principalTable: "supplier_bill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bin",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bin", x => x.id);
                    table.ForeignKey(
                        name: "FK_bin_warehouse_warehouse_id",
                        column: x => x.warehouse_id,
                        principalTable: "warehouse",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recurring_voucher",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    pattern_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    every_months = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    next = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recurring_voucher", x => x.id);
                    table.ForeignKey(
                        name: "FK_recurring_voucher_voucher_pattern_id",
                        column: x => x.pattern_id,
                        principalTable: "voucher",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tax_row",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: true),
                    credit_note_id = table.Column<long>(type: "bigint", nullable: true),
                    bill_id = table.Column<long>(type: "bigint", nullable: true),
                    payment_id = table.Column<long>(type: "bigint", nullable: true),
                    voucher_id = table.Column<long>(type: "bigint", nullable: true),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    share = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    deductible_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    deductible_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_in_books_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_in_books_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_in_books_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    tax_in_books_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_row", x => x.id);
                    table.ForeignKey(
                        name: "FK_tax_row_credit_note_credit_note_id",
                        column: x => x.credit_note_id,
                        principalTable: "credit_note",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tax_row_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tax_row_payment_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tax_row_supplier_bill_bill_id",
                        column: x => x.bill_id,
                        principalTable: "supplier_bill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tax_row_voucher_voucher_id",
                        column: x => x.voucher_id,
                        principalTable: "voucher",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "voucher_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    voucher_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    memo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dimension_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    credit_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    credit_minor = table.Column<long>(type: "bigint", nullable: false),
                    debit_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    debit_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voucher_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_voucher_line_voucher_voucher_id",
                        column: x => x.voucher_id,
                        principalTable: "voucher",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "item_barcode",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_barcode", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_barcode_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_component",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    component_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_component", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_component_item_component_id",
                        column: x => x.component_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_item_component_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_cost",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    cost = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_cost", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_cost_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_pack",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    numerator = table.Column<long>(type: "bigint", nullable: false),
                    denominator = table.Column<long>(type: "bigint", nullable: false),
                    decimals = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_pack", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_pack_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_picture",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    original = table.Column<long>(type: "bigint", nullable: false),
                    thumbnail = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_picture", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_picture_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_price",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    price = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_price", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_price_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_tax",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_tax", x => x.id);
                    table.ForeignKey(
                        name: "FK_item_tax_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "party_item_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    code_key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_item_code", x => x.id);
                    table.ForeignKey(
                        name: "FK_party_item_code_item_item_id",
                        column: x => x.item_id,
                        principalTable: "item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customer_grade",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    grade_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    move = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    former_id = table.Column<long>(type: "bigint", nullable: true),
                    points = table.Column<int>(type: "integer", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_grade", x => x.id);
                    table.ForeignKey(
                        name: "FK_customer_grade_grade_grade_id",
                        column: x => x.grade_id,
                        principalTable: "grade",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grade_rule_cut",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    rule_set_id = table.Column<long>(type: "bigint", nullable: false),
                    grade_id = table.Column<long>(type: "bigint", nullable: false),
                    least = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grade_rule_cut", x => x.id);
                    table.ForeignKey(
                        name: "FK_grade_rule_cut_grade_grade_id",
                        column: x => x.grade_id,
                        principalTable: "grade",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_grade_rule_cut_grade_rule_set_rule_set_id",
                        column: x => x.rule_set_id,
                        principalTable: "grade_rule_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "price_rule",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    list_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: true),
                    category_id = table.Column<long>(type: "bigint", nullable: true),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true, collation: "C"),
                    least = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    price = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    rate = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_rule", x => x.id);
                    table.ForeignKey(
                        name: "FK_price_rule_price_list_list_id",
                        column: x => x.list_id,
                        principalTable: "price_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    delivery_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    order_line_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    taken_off = table.Column<long>(type: "bigint", nullable: false),
                    asked = table.Column<long>(type: "bigint", nullable: false),
                    lots = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    unit_cost = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    cost_minor = table.Column<long>(type: "bigint", nullable: false),
                    taken_in = table.Column<long>(type: "bigint", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_line_delivery_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "delivery",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "delivery_pick",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    delivery_id = table.Column<long>(type: "bigint", nullable: false),
                    line_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    picked = table.Column<long>(type: "bigint", nullable: true),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_pick", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_pick_delivery_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "delivery",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sales_return",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    delivery_id = table.Column<long>(type: "bigint", nullable: false),
                    delivery_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    said = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    brought_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    warehouse_id = table.Column<long>(type: "bigint", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stock_document_id = table.Column<long>(type: "bigint", nullable: true),
                    inspected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    findings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_return", x => x.id);
                    table.ForeignKey(
                        name: "FK_sales_return_delivery_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "delivery",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sales_return_sales_order_order_id",
                        column: x => x.order_id,
                        principalTable: "sales_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_change_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    change_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    order_line_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    needed_before = table.Column<DateOnly>(type: "date", nullable: true),
                    needed_after = table.Column<DateOnly>(type: "date", nullable: true),
                    price_before = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    price_after = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    supplier_before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    supplier_after = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cost_before = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    cost_after = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    net_after_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_after_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_before_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    net_before_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_after_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_after_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    quantity_before_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_before_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_change_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_order_change_line_order_change_change_id",
                        column: x => x.change_id,
                        principalTable: "order_change",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_change_stock",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    change_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kept_after_millionths = table.Column<long>(type: "bigint", nullable: false),
                    kept_after_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    kept_before_millionths = table.Column<long>(type: "bigint", nullable: false),
                    kept_before_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    waits_after_millionths = table.Column<long>(type: "bigint", nullable: false),
                    waits_after_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    waits_before_millionths = table.Column<long>(type: "bigint", nullable: false),
                    waits_before_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_change_stock", x => x.id);
                    table.ForeignKey(
                        name: "FK_order_change_stock_order_change_change_id",
                        column: x => x.change_id,
                        principalTable: "order_change",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_credit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    return_id = table.Column<long>(type: "bigint", nullable: false),
                    line_id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_line_id = table.Column<long>(type: "bigint", nullable: false),
                    credit_note_id = table.Column<long>(type: "bigint", nullable: true),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_credit", x => x.id);
                    table.ForeignKey(
                        name: "FK_return_credit_sales_return_return_id",
                        column: x => x.return_id,
                        principalTable: "sales_return",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    return_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    delivery_line_id = table.Column<long>(type: "bigint", nullable: false),
                    order_line_id = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settlement = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    announced_millionths = table.Column<long>(type: "bigint", nullable: false),
                    announced_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    credited_millionths = table.Column<long>(type: "bigint", nullable: false),
                    credited_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    replaced_millionths = table.Column<long>(type: "bigint", nullable: false),
                    replaced_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    sent_back_millionths = table.Column<long>(type: "bigint", nullable: false),
                    sent_back_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    taken_off_millionths = table.Column<long>(type: "bigint", nullable: false),
                    taken_off_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_return_line_sales_return_return_id",
                        column: x => x.return_id,
                        principalTable: "sales_return",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_part",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    return_id = table.Column<long>(type: "bigint", nullable: false),
                    line_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<long>(type: "bigint", nullable: false),
                    bin_id = table.Column<long>(type: "bigint", nullable: false),
                    restocked = table.Column<long>(type: "bigint", nullable: false),
                    scrapped = table.Column<long>(type: "bigint", nullable: false),
                    aside = table.Column<long>(type: "bigint", nullable: false),
                    sent_back = table.Column<long>(type: "bigint", nullable: false),
                    restock_bin_id = table.Column<long>(type: "bigint", nullable: false),
                    aside_bin_id = table.Column<long>(type: "bigint", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity_millionths = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_part", x => x.id);
                    table.ForeignKey(
                        name: "FK_return_part_sales_return_return_id",
                        column: x => x.return_id,
                        principalTable: "sales_return",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "input_tax_share",
                columns: new[] { "id", "country", "fraction", "from" },
                values: new object[,]
                {
                    { 1L, "JP", 1m, new DateOnly(1989, 4, 1) },
                    { 2L, "JP", 0.8m, new DateOnly(2023, 10, 1) },
                    { 3L, "JP", 0.7m, new DateOnly(2026, 10, 1) },
                    { 4L, "JP", 0.5m, new DateOnly(2028, 10, 1) },
                    { 5L, "JP", 0.3m, new DateOnly(2030, 10, 1) },
                    { 6L, "JP", 0m, new DateOnly(2031, 10, 1) },
                    { 7L, "CN", 0m, new DateOnly(1994, 1, 1) }
                });

            migrationBuilder.InsertData(
                table: "tax_rate",
                columns: new[] { "id", "category", "country", "fraction", "from" },
                values: new object[,]
                {
                    { 1L, "Standard", "JP", 0.03m, new DateOnly(1989, 4, 1) },
                    { 2L, "Standard", "JP", 0.05m, new DateOnly(1997, 4, 1) },
                    { 3L, "Standard", "JP", 0.08m, new DateOnly(2014, 4, 1) },
                    { 4L, "Standard", "JP", 0.1m, new DateOnly(2019, 10, 1) },
                    { 5L, "Reduced", "JP", 0.08m, new DateOnly(2019, 10, 1) },
                    { 6L, "Zero", "JP", 0m, new DateOnly(1989, 4, 1) },
                    { 7L, "Standard", "CN", 0.17m, new DateOnly(1994, 1, 1) },
                    { 8L, "Standard", "CN", 0.16m, new DateOnly(2018, 5, 1) },
                    { 9L, "Standard", "CN", 0.13m, new DateOnly(2019, 4, 1) },
                    { 10L, "Reduced", "CN", 0.11m, new DateOnly(2017, 7, 1) },
                    { 11L, "Reduced", "CN", 0.1m, new DateOnly(2018, 5, 1) },
                    { 12L, "Reduced", "CN", 0.09m, new DateOnly(2019, 4, 1) },
                    { 13L, "Low", "CN", 0.06m, new DateOnly(2012, 1, 1) },
                    { 14L, "Zero", "CN", 0m, new DateOnly(1994, 1, 1) }
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_code",
                table: "account",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_total_account_id_span_start",
                table: "account_total",
                columns: new[] { "account_id", "span", "start" });

            migrationBuilder.CreateIndex(
                name: "IX_address_party_id",
                table: "address",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_allocation_credit_id",
                table: "allocation",
                column: "credit_id");

            migrationBuilder.CreateIndex(
                name: "IX_allocation_date",
                table: "allocation",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "IX_allocation_debit_id",
                table: "allocation",
                column: "debit_id");

            migrationBuilder.CreateIndex(
                name: "IX_allocation_reverses",
                table: "allocation",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_token_token_hash",
                table: "api_token",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_token_user_id",
                table: "api_token",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_approval_answer_person_id",
                table: "approval_answer",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_approval_answer_request_id",
                table: "approval_answer",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_approval_delegation_absent_id_until",
                table: "approval_delegation",
                columns: new[] { "absent_id", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_approval_delegation_delegate_id_until",
                table: "approval_delegation",
                columns: new[] { "delegate_id", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_approval_handover_request_id",
                table: "approval_handover",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_approval_handover_to_id",
                table: "approval_handover",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "IX_approval_place_approver_holder_id",
                table: "approval_place",
                columns: new[] { "approver", "holder_id" });

            migrationBuilder.CreateIndex(
                name: "IX_approval_request_kind_subject_id_state",
                table: "approval_request",
                columns: new[] { "kind", "subject_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_request_open",
                table: "approval_request",
                columns: new[] { "kind", "subject_id" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_approval_request_state_asked_at",
                table: "approval_request",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_approval_request_submitter_id_submitted_at",
                table: "approval_request",
                columns: new[] { "submitter_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_approval_rule_kind_position",
                table: "approval_rule",
                columns: new[] { "kind", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_attachment_subject_kind_subject_id",
                table: "attachment",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entry_at",
                table: "audit_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entry_seal",
                table: "audit_entry",
                column: "seal");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entry_subject_kind_subject_id_id",
                table: "audit_entry",
                columns: new[] { "subject_kind", "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bank_line_date_id",
                table: "bank_line",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bank_line_mark",
                table: "bank_line",
                column: "mark",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_line_payment_id",
                table: "bank_line",
                column: "payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bank_line_waiting",
                table: "bank_line",
                columns: new[] { "date", "id" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_bin_warehouse_id_code",
                table: "bin",
                columns: new[] { "warehouse_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bulk_row_run_id_state_place",
                table: "bulk_row",
                columns: new[] { "run_id", "state", "place" });

            migrationBuilder.CreateIndex(
                name: "IX_bulk_run_actor_id_at",
                table: "bulk_run",
                columns: new[] { "actor_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_category_code",
                table: "category",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_category_parent_id",
                table: "category",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_before_id",
                table: "closing_bill",
                column: "before_id",
                unique: true,
                filter: "stands AND before_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_closing_id",
                table: "closing_bill",
                columns: new[] { "closing", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_number",
                table: "closing_bill",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_party_id_currency_closing",
                table: "closing_bill",
                columns: new[] { "party_id", "currency", "closing" },
                unique: true,
                filter: "stands");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_document_bill_id",
                table: "closing_bill_document",
                column: "bill_id");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_line_bill_id",
                table: "closing_bill_line",
                column: "bill_id");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_line_invoice_id",
                table: "closing_bill_line",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_line_order_id",
                table: "closing_bill_line",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_closing_bill_tax_bill_id",
                table: "closing_bill_tax",
                column: "bill_id");

            migrationBuilder.CreateIndex(
                name: "IX_comment_subject_kind_subject_id",
                table: "comment",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_party_id",
                table: "contact",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_person_id",
                table: "contact",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_cost_addition_move_id",
                table: "cost_addition",
                column: "move_id");

            migrationBuilder.CreateIndex(
                name: "IX_count_line_count_id_item_id_bin_id_lot_id",
                table: "count_line",
                columns: new[] { "count_id", "item_id", "bin_id", "lot_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_count_line_item_id",
                table: "count_line",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_credit_note_date_id",
                table: "credit_note",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_note_invoice_id",
                table: "credit_note",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_credit_note_number",
                table: "credit_note",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_note_line_credit_note_id",
                table: "credit_note_line",
                column: "credit_note_id");

            migrationBuilder.CreateIndex(
                name: "IX_customer_credit_party_id",
                table: "customer_credit",
                column: "party_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customer_grade_customer_id_from",
                table: "customer_grade",
                columns: new[] { "customer_id", "from" });

            migrationBuilder.CreateIndex(
                name: "IX_customer_grade_from_id",
                table: "customer_grade",
                columns: new[] { "from", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_customer_grade_grade_id",
                table: "customer_grade",
                column: "grade_id");

            migrationBuilder.CreateIndex(
                name: "IX_day_rate_currency_date",
                table: "day_rate",
                columns: new[] { "currency", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_closing_bill_id",
                table: "delivery",
                column: "closing_bill_id",
                filter: "closing_bill_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_customer_id_date",
                table: "delivery",
                columns: new[] { "customer_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_date_id",
                table: "delivery",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_number",
                table: "delivery",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_order_id",
                table: "delivery",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_picking",
                table: "delivery",
                columns: new[] { "date", "id" },
                filter: "state = 'Picking'");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_requested",
                table: "delivery",
                columns: new[] { "date", "id" },
                filter: "state = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_to_bill",
                table: "delivery",
                columns: new[] { "customer_id", "date" },
                filter: "state = 'Shipped' AND invoice_id IS NULL AND closing_bill_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_line_delivery_id",
                table: "delivery_line",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_line_order_line_id",
                table: "delivery_line",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_pick_delivery_id",
                table: "delivery_pick",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "IX_department_head_department",
                table: "department_head",
                column: "department",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dimension_code",
                table: "dimension",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dimension_set_key",
                table: "dimension_set",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dimension_set_member_value_id",
                table: "dimension_set_member",
                column: "value_id");

            migrationBuilder.CreateIndex(
                name: "IX_dimension_value_dimension_id_code",
                table: "dimension_value",
                columns: new[] { "dimension_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_draft_kept_at",
                table: "draft",
                column: "kept_at");

            migrationBuilder.CreateIndex(
                name: "IX_fiscal_period_from",
                table: "fiscal_period",
                column: "from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fiscal_period_year_id",
                table: "fiscal_period",
                column: "year_id");

            migrationBuilder.CreateIndex(
                name: "IX_fiscal_year_from",
                table: "fiscal_year",
                column: "from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grade_code",
                table: "grade",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grade_tier_id",
                table: "grade",
                column: "tier_id");

            migrationBuilder.CreateIndex(
                name: "IX_grade_rule_cut_grade_id",
                table: "grade_rule_cut",
                column: "grade_id");

            migrationBuilder.CreateIndex(
                name: "IX_grade_rule_cut_rule_set_id",
                table: "grade_rule_cut",
                column: "rule_set_id");

            migrationBuilder.CreateIndex(
                name: "IX_grade_rule_fact_rule_set_id",
                table: "grade_rule_fact",
                column: "rule_set_id");

            migrationBuilder.CreateIndex(
                name: "IX_grade_rule_set_from",
                table: "grade_rule_set",
                column: "from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grade_rule_set_number",
                table: "grade_rule_set",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grade_run_at",
                table: "grade_run",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_grade_simulation_rule_set_id",
                table: "grade_simulation",
                column: "rule_set_id");

            migrationBuilder.CreateIndex(
                name: "IX_history_run_file_hash",
                table: "history_run",
                column: "file_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_holiday_calendar_day",
                table: "holiday",
                columns: new[] { "calendar", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_record_at",
                table: "idempotency_record",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_import_target_hash",
                table: "import",
                columns: new[] { "target", "hash" });

            migrationBuilder.CreateIndex(
                name: "IX_import_row_import_id_subject_id",
                table: "import_row",
                columns: new[] { "import_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_word_range_import_id",
                table: "import_word_range",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "IX_input_tax_share_country_from",
                table: "input_tax_share",
                columns: new[] { "country", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoice_date_id",
                table: "invoice",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoice_number",
                table: "invoice",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoice_source_kind_source_id",
                table: "invoice",
                columns: new[] { "source_kind", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoice_line_invoice_id",
                table: "invoice_line",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_item_category_id",
                table: "item",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "IX_item_code",
                table: "item",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "IX_item_code_key",
                table: "item",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_barcode_item_id",
                table: "item_barcode",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_item_barcode_key",
                table: "item_barcode",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_component_component_id",
                table: "item_component",
                column: "component_id");

            migrationBuilder.CreateIndex(
                name: "IX_item_component_item_id",
                table: "item_component",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_item_cost_item_id_from",
                table: "item_cost",
                columns: new[] { "item_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_pack_item_id_unit",
                table: "item_pack",
                columns: new[] { "item_id", "unit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_picture_item_id_position",
                table: "item_picture",
                columns: new[] { "item_id", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_item_price_item_id_currency_unit_from",
                table: "item_price",
                columns: new[] { "item_id", "currency", "unit", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_tax_item_id_country_from",
                table: "item_tax",
                columns: new[] { "item_id", "country", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_job_run_job_started_at",
                table: "job_run",
                columns: new[] { "job", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_entry_date_id",
                table: "journal_entry",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_entry_kind_date",
                table: "journal_entry",
                columns: new[] { "kind", "date" },
                filter: "kind = 'Closing'");

            migrationBuilder.CreateIndex(
                name: "IX_journal_entry_number",
                table: "journal_entry",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_entry_reverses",
                table: "journal_entry",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_entry_source_kind_source_id",
                table: "journal_entry",
                columns: new[] { "source_kind", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_line_account_id_date_id",
                table: "journal_line",
                columns: new[] { "account_id", "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_line_entry_id",
                table: "journal_line",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_known_payer_payer_key_party_id",
                table: "known_payer",
                columns: new[] { "payer_key", "party_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lot_expires",
                table: "lot",
                column: "expires");

            migrationBuilder.CreateIndex(
                name: "IX_lot_item_id_code",
                table: "lot",
                columns: new[] { "item_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lot_link_from_id",
                table: "lot_link",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "IX_lot_link_to_id",
                table: "lot_link",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "IX_mailed_document_subject_kind_subject_id",
                table: "mailed_document",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mapped_account_account_id",
                table: "mapped_account",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_mapped_account_role_posting_group",
                table: "mapped_account",
                columns: new[] { "role", "posting_group" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_move_value_date",
                table: "move_value",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "IX_move_value_document_id",
                table: "move_value",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "IX_move_value_item_id_date",
                table: "move_value",
                columns: new[] { "item_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_move_value_move_id",
                table: "move_value",
                column: "move_id");

            migrationBuilder.CreateIndex(
                name: "IX_not_duplicate_first_id_second_id",
                table: "not_duplicate",
                columns: new[] { "first_id", "second_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_open_item_closing_bill_id",
                table: "open_item",
                column: "closing_bill_id");

            migrationBuilder.CreateIndex(
                name: "IX_open_item_date_id",
                table: "open_item",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_open_item_due_id",
                table: "open_item",
                columns: new[] { "due", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_open_item_kind_document_id",
                table: "open_item",
                columns: new[] { "kind", "document_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_item_open_due",
                table: "open_item",
                columns: new[] { "due", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "IX_open_item_party_id_side_date",
                table: "open_item",
                columns: new[] { "party_id", "side", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_open_item_side_party_id_due",
                table: "open_item",
                columns: new[] { "side", "party_id", "due" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_open_item_to_close",
                table: "open_item",
                columns: new[] { "party_id", "date" },
                filter: "side = 'Receivable' AND closing_bill_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_order_change_order_id_number",
                table: "order_change",
                columns: new[] { "order_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_order_change_line_change_id",
                table: "order_change_line",
                column: "change_id");

            migrationBuilder.CreateIndex(
                name: "IX_order_change_stock_change_id",
                table: "order_change_stock",
                column: "change_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_state_next_try",
                table: "outbox_message",
                columns: new[] { "state", "next_try" });

            migrationBuilder.CreateIndex(
                name: "IX_party_billing_party_id",
                table: "party",
                column: "billing_party_id");

            migrationBuilder.CreateIndex(
                name: "IX_party_code",
                table: "party",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_party_email",
                table: "party",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_party_merged_into_id_code_id",
                table: "party",
                columns: new[] { "merged_into_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_merged_into_id_sort_key_id",
                table: "party",
                columns: new[] { "merged_into_id", "sort_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_name_key",
                table: "party",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_party_phone_key",
                table: "party",
                column: "phone_key");

            migrationBuilder.CreateIndex(
                name: "IX_party_sort_key_id",
                table: "party",
                columns: new[] { "sort_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_tax_number",
                table: "party",
                column: "tax_number");

            migrationBuilder.CreateIndex(
                name: "IX_party_in_role_party_id",
                table: "party_in_role",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_party_in_role_role_party_id",
                table: "party_in_role",
                columns: new[] { "role", "party_id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_item_code_code_key_party_id",
                table: "party_item_code",
                columns: new[] { "code_key", "party_id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_item_code_item_id",
                table: "party_item_code",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_party_merge_merged_id",
                table: "party_merge",
                column: "merged_id");

            migrationBuilder.CreateIndex(
                name: "IX_passkey_credential_id",
                table: "passkey",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkey_user_id",
                table: "passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_password_link_token_hash",
                table: "password_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_password_link_user_id",
                table: "password_link",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_date_id",
                table: "payment",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_number",
                table: "payment",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_party_id_date",
                table: "payment",
                columns: new[] { "party_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_period_change_year_id_at",
                table: "period_change",
                columns: new[] { "year_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_preference_party_id",
                table: "preference",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_floor_settings_id",
                table: "price_floor",
                column: "settings_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_list_code",
                table: "price_list",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_price_list_customer_id",
                table: "price_list",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_list_kind",
                table: "price_list",
                column: "kind");

            migrationBuilder.CreateIndex(
                name: "IX_price_list_tier_id",
                table: "price_list",
                column: "tier_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_rounding_settings_id",
                table: "price_rounding",
                column: "settings_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_rule_list_id_subject_id_from",
                table: "price_rule",
                columns: new[] { "list_id", "subject_id", "from" });

            migrationBuilder.CreateIndex(
                name: "IX_price_rule_subject_id",
                table: "price_rule",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_tier_code",
                table: "price_tier",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_printed_document_subject_kind_subject_id_form_language_edit~",
                table: "printed_document",
                columns: new[] { "subject_kind", "subject_id", "form", "language", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_proposed_change_order_id",
                table: "proposed_change",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_change_waiting",
                table: "proposed_change",
                column: "order_id",
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_quote_customer_id_date",
                table: "quote",
                columns: new[] { "customer_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_quote_date_id",
                table: "quote",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quote_first_id_revision",
                table: "quote",
                columns: new[] { "first_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_quote_number",
                table: "quote",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_quote_state_valid_until",
                table: "quote",
                columns: new[] { "state", "valid_until" });

            migrationBuilder.CreateIndex(
                name: "IX_quote_line_item_id",
                table: "quote_line",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_quote_line_quote_id",
                table: "quote_line",
                column: "quote_id");

            migrationBuilder.CreateIndex(
                name: "IX_quote_option_quote_id_part",
                table: "quote_option",
                columns: new[] { "quote_id", "part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recovery_code_user_id_hash",
                table: "recovery_code",
                columns: new[] { "user_id", "hash" });

            migrationBuilder.CreateIndex(
                name: "IX_recurring_voucher_next",
                table: "recurring_voucher",
                column: "next");

            migrationBuilder.CreateIndex(
                name: "IX_recurring_voucher_pattern_id",
                table: "recurring_voucher",
                column: "pattern_id");

            migrationBuilder.CreateIndex(
                name: "IX_remembered_device_user_id_token_hash",
                table: "remembered_device",
                columns: new[] { "user_id", "token_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_reservation_item_id_warehouse_id",
                table: "reservation",
                columns: new[] { "item_id", "warehouse_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reservation_source_kind_source_id",
                table: "reservation",
                columns: new[] { "source_kind", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_return_credit_credit_note_id",
                table: "return_credit",
                column: "credit_note_id");

            migrationBuilder.CreateIndex(
                name: "IX_return_credit_return_id",
                table: "return_credit",
                column: "return_id");

            migrationBuilder.CreateIndex(
                name: "IX_return_line_delivery_line_id",
                table: "return_line",
                column: "delivery_line_id");

            migrationBuilder.CreateIndex(
                name: "IX_return_line_order_line_id",
                table: "return_line",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "IX_return_line_return_id",
                table: "return_line",
                column: "return_id");

            migrationBuilder.CreateIndex(
                name: "IX_return_part_return_id",
                table: "return_part",
                column: "return_id");

            migrationBuilder.CreateIndex(
                name: "IX_role_name",
                table: "role",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_role_standard",
                table: "role",
                column: "standard",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_customer_id_date",
                table: "sales_order",
                columns: new[] { "customer_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_date_id",
                table: "sales_order",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_number",
                table: "sales_order",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_quote_id",
                table: "sales_order",
                column: "quote_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_line_item_id",
                table: "sales_order_line",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_line_item_id_id",
                table: "sales_order_line",
                columns: new[] { "item_id", "id" },
                filter: "supplier_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_line_order_id",
                table: "sales_order_line",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_customer_id_date",
                table: "sales_return",
                columns: new[] { "customer_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_date_id",
                table: "sales_return",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_delivery_id",
                table: "sales_return",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_number",
                table: "sales_return",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_order_id",
                table: "sales_return",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_state",
                table: "sales_return",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_saved_view_list_owner_id_name",
                table: "saved_view",
                columns: new[] { "list", "owner_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_search_entry_code",
                table: "search_entry",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "IX_search_entry_kind_subject_id",
                table: "search_entry",
                columns: new[] { "kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_search_gram_subject_id",
                table: "search_gram",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_session_token_hash",
                table: "session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_session_user_id_started_at",
                table: "session",
                columns: new[] { "user_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_simulated_customer_simulation_id_weight",
                table: "simulated_customer",
                columns: new[] { "simulation_id", "weight" });

            migrationBuilder.CreateIndex(
                name: "IX_simulated_exception_simulation_id_date",
                table: "simulated_exception",
                columns: new[] { "simulation_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_simulated_total_simulation_id",
                table: "simulated_total",
                column: "simulation_id");

            migrationBuilder.CreateIndex(
                name: "IX_stock_balance_item_id_warehouse_id_bin_id_lot_id",
                table: "stock_balance",
                columns: new[] { "item_id", "warehouse_id", "bin_id", "lot_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_balance_warehouse_id_item_id",
                table: "stock_balance",
                columns: new[] { "warehouse_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_count_number",
                table: "stock_count",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_count_state",
                table: "stock_count",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_stock_count_warehouse_id_state",
                table: "stock_count",
                columns: new[] { "warehouse_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_document_date_id",
                table: "stock_document",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_document_number",
                table: "stock_document",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_document_reverses",
                table: "stock_document",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_document_source_kind_source_id",
                table: "stock_document",
                columns: new[] { "source_kind", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_move_date",
                table: "stock_move",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "IX_stock_move_document_id",
                table: "stock_move",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "IX_stock_move_item_id_date_sequence",
                table: "stock_move",
                columns: new[] { "item_id", "date", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_move_lot_id",
                table: "stock_move",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "IX_stock_move_return_of",
                table: "stock_move",
                column: "return_of");

            migrationBuilder.CreateIndex(
                name: "IX_supplier_bill_date_id",
                table: "supplier_bill",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_supplier_bill_number",
                table: "supplier_bill",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_supplier_bill_party_id_supplier_number",
                table: "supplier_bill",
                columns: new[] { "party_id", "supplier_number" });

            migrationBuilder.CreateIndex(
                name: "IX_supplier_bill_line_bill_id",
                table: "supplier_bill_line",
                column: "bill_id");

            migrationBuilder.CreateIndex(
                name: "IX_tax_rate_country_category_from",
                table: "tax_rate",
                columns: new[] { "country", "category", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tax_row_bill_id",
                table: "tax_row",
                column: "bill_id");

            migrationBuilder.CreateIndex(
                name: "IX_tax_row_credit_note_id",
                table: "tax_row",
                column: "credit_note_id");

            migrationBuilder.CreateIndex(
                name: "IX_tax_row_direction_date",
                table: "tax_row",
                columns: new[] { "direction", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_tax_row_invoice_id",
                table: "tax_row",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_tax_row_payment_id",
                table: "tax_row",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_tax_row_voucher_id",
                table: "tax_row",
                column: "voucher_id");

            migrationBuilder.CreateIndex(
                name: "IX_transit_document_id",
                table: "transit",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "IX_transit_item_id",
                table: "transit",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_used_reservation_document_id",
                table: "used_reservation",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "IX_user_email_key",
                table: "user",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voucher_bank_line_id",
                table: "voucher",
                column: "bank_line_id",
                unique: true,
                filter: "bank_line_id IS NOT NULL AND state <> 'Reversed'");

            migrationBuilder.CreateIndex(
                name: "IX_voucher_date_id",
                table: "voucher",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_voucher_state_made_by",
                table: "voucher",
                columns: new[] { "state", "made_by" });

            migrationBuilder.CreateIndex(
                name: "IX_voucher_line_voucher_id",
                table: "voucher_line",
                column: "voucher_id");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_code",
                table: "warehouse",
                column: "code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_total");

            migrationBuilder.DropTable(
                name: "address");

            migrationBuilder.DropTable(
                name: "allocation");

            migrationBuilder.DropTable(
                name: "api_token");

            migrationBuilder.DropTable(
                name: "approval_answer");

            migrationBuilder.DropTable(
                name: "approval_delegation");

            migrationBuilder.DropTable(
                name: "approval_handover");

            migrationBuilder.DropTable(
                name: "approval_place");

            migrationBuilder.DropTable(
                name: "approval_rule_approver");

            migrationBuilder.DropTable(
                name: "approval_rule_condition");

            migrationBuilder.DropTable(
                name: "approval_rule_step");

            migrationBuilder.DropTable(
                name: "approval_step");

            migrationBuilder.DropTable(
                name: "attachment");

            migrationBuilder.DropTable(
                name: "attachment_content");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "audit_seal");

            migrationBuilder.DropTable(
                name: "backup_settings");

            migrationBuilder.DropTable(
                name: "bin");

            migrationBuilder.DropTable(
                name: "book_check");

            migrationBuilder.DropTable(
                name: "bulk_row");

            migrationBuilder.DropTable(
                name: "bulk_run");

            migrationBuilder.DropTable(
                name: "closing_bill_document");

            migrationBuilder.DropTable(
                name: "closing_bill_line");

            migrationBuilder.DropTable(
                name: "closing_bill_tax");

            migrationBuilder.DropTable(
                name: "comment");

            migrationBuilder.DropTable(
                name: "company");

            migrationBuilder.DropTable(
                name: "contact");

            migrationBuilder.DropTable(
                name: "cost_addition");

            migrationBuilder.DropTable(
                name: "cost_checkpoint");

            migrationBuilder.DropTable(
                name: "count_line");

            migrationBuilder.DropTable(
                name: "count_settings");

            migrationBuilder.DropTable(
                name: "credit_note_line");

            migrationBuilder.DropTable(
                name: "customer_credit");

            migrationBuilder.DropTable(
                name: "customer_grade");

            migrationBuilder.DropTable(
                name: "data_key");

            migrationBuilder.DropTable(
                name: "day_rate");

            migrationBuilder.DropTable(
                name: "default_view");

            migrationBuilder.DropTable(
                name: "delivery_line");

            migrationBuilder.DropTable(
                name: "delivery_pick");

            migrationBuilder.DropTable(
                name: "department_head");

            migrationBuilder.DropTable(
                name: "dimension_set");

            migrationBuilder.DropTable(
                name: "dimension_set_member");

            migrationBuilder.DropTable(
                name: "dimension_value");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "errand");

            migrationBuilder.DropTable(
                name: "fiscal_period");

            migrationBuilder.DropTable(
                name: "grade_rule_cut");

            migrationBuilder.DropTable(
                name: "grade_rule_fact");

            migrationBuilder.DropTable(
                name: "grade_run");

            migrationBuilder.DropTable(
                name: "history_source");

            migrationBuilder.DropTable(
                name: "holiday");

            migrationBuilder.DropTable(
                name: "id_block");

            migrationBuilder.DropTable(
                name: "idempotency_record");

            migrationBuilder.DropTable(
                name: "import");

            migrationBuilder.DropTable(
                name: "import_fault");

            migrationBuilder.DropTable(
                name: "import_file");

            migrationBuilder.DropTable(
                name: "import_mapping");

            migrationBuilder.DropTable(
                name: "import_row");

            migrationBuilder.DropTable(
                name: "import_word_range");

            migrationBuilder.DropTable(
                name: "input_tax_share");

            migrationBuilder.DropTable(
                name: "invoice_line");

            migrationBuilder.DropTable(
                name: "item_barcode");

            migrationBuilder.DropTable(
                name: "item_class");

            migrationBuilder.DropTable(
                name: "item_component");

            migrationBuilder.DropTable(
                name: "item_cost");

            migrationBuilder.DropTable(
                name: "item_pack");

            migrationBuilder.DropTable(
                name: "item_picture");

            migrationBuilder.DropTable(
                name: "item_price");

            migrationBuilder.DropTable(
                name: "item_stock");

            migrationBuilder.DropTable(
                name: "item_tax");

            migrationBuilder.DropTable(
                name: "job_run");

            migrationBuilder.DropTable(
                name: "journal_line");

            migrationBuilder.DropTable(
                name: "journal_tail");

            migrationBuilder.DropTable(
                name: "known_payer");

            migrationBuilder.DropTable(
                name: "known_permission");

            migrationBuilder.DropTable(
                name: "lot");

            migrationBuilder.DropTable(
                name: "lot_link");

            migrationBuilder.DropTable(
                name: "mail_settings");

            migrationBuilder.DropTable(
                name: "mailed_document");

            migrationBuilder.DropTable(
                name: "mapped_account");

            migrationBuilder.DropTable(
                name: "master_stamp");

            migrationBuilder.DropTable(
                name: "move_value");

            migrationBuilder.DropTable(
                name: "not_duplicate");

            migrationBuilder.DropTable(
                name: "number_series_row");

            migrationBuilder.DropTable(
                name: "order_change_line");

            migrationBuilder.DropTable(
                name: "order_change_stock");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "party_in_role");

            migrationBuilder.DropTable(
                name: "party_item_code");

            migrationBuilder.DropTable(
                name: "party_merge");

            migrationBuilder.DropTable(
                name: "passkey");

            migrationBuilder.DropTable(
                name: "password_link");

            migrationBuilder.DropTable(
                name: "period_change");

            migrationBuilder.DropTable(
                name: "preference");

            migrationBuilder.DropTable(
                name: "price_floor");

            migrationBuilder.DropTable(
                name: "price_rounding");

            migrationBuilder.DropTable(
                name: "price_rule");

            migrationBuilder.DropTable(
                name: "printed_document");

            migrationBuilder.DropTable(
                name: "proposed_change");

            migrationBuilder.DropTable(
                name: "quote_line");

            migrationBuilder.DropTable(
                name: "quote_option");

            migrationBuilder.DropTable(
                name: "recovery_code");

            migrationBuilder.DropTable(
                name: "recurring_voucher");

            migrationBuilder.DropTable(
                name: "remembered_device");

            migrationBuilder.DropTable(
                name: "reservation");

            migrationBuilder.DropTable(
                name: "return_credit");

            migrationBuilder.DropTable(
                name: "return_line");

            migrationBuilder.DropTable(
                name: "return_part");

            migrationBuilder.DropTable(
                name: "role");

            migrationBuilder.DropTable(
                name: "role_permission");

            migrationBuilder.DropTable(
                name: "sales_order_line");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropTable(
                name: "search_entry");

            migrationBuilder.DropTable(
                name: "search_gram");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "sign_in_state");

            migrationBuilder.DropTable(
                name: "simulated_customer");

            migrationBuilder.DropTable(
                name: "simulated_exception");

            migrationBuilder.DropTable(
                name: "simulated_total");

            migrationBuilder.DropTable(
                name: "stock_balance");

            migrationBuilder.DropTable(
                name: "stock_move");

            migrationBuilder.DropTable(
                name: "stock_total");

            migrationBuilder.DropTable(
                name: "supplier_bill_line");

            migrationBuilder.DropTable(
                name: "tax_rate");

            migrationBuilder.DropTable(
                name: "tax_row");

            migrationBuilder.DropTable(
                name: "transit");

            migrationBuilder.DropTable(
                name: "used_reservation");

            migrationBuilder.DropTable(
                name: "user");

            migrationBuilder.DropTable(
                name: "user_role");

            migrationBuilder.DropTable(
                name: "value_total");

            migrationBuilder.DropTable(
                name: "visit_mark");

            migrationBuilder.DropTable(
                name: "voucher_line");

            migrationBuilder.DropTable(
                name: "open_item");

            migrationBuilder.DropTable(
                name: "approval_rule");

            migrationBuilder.DropTable(
                name: "approval_request");

            migrationBuilder.DropTable(
                name: "warehouse");

            migrationBuilder.DropTable(
                name: "closing_bill");

            migrationBuilder.DropTable(
                name: "stock_count");

            migrationBuilder.DropTable(
                name: "dimension");

            migrationBuilder.DropTable(
                name: "fiscal_year");

            migrationBuilder.DropTable(
                name: "grade");

            migrationBuilder.DropTable(
                name: "grade_rule_set");

            migrationBuilder.DropTable(
                name: "history_run");

            migrationBuilder.DropTable(
                name: "journal_entry");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "order_change");

            migrationBuilder.DropTable(
                name: "item");

            migrationBuilder.DropTable(
                name: "party");

            migrationBuilder.DropTable(
                name: "pricing_settings");

            migrationBuilder.DropTable(
                name: "price_list");

            migrationBuilder.DropTable(
                name: "quote");

            migrationBuilder.DropTable(
                name: "sales_return");

            migrationBuilder.DropTable(
                name: "grade_simulation");

            migrationBuilder.DropTable(
                name: "stock_document");

            migrationBuilder.DropTable(
                name: "credit_note");

            migrationBuilder.DropTable(
                name: "invoice");

            migrationBuilder.DropTable(
                name: "payment");

            migrationBuilder.DropTable(
                name: "supplier_bill");

            migrationBuilder.DropTable(
                name: "voucher");

            migrationBuilder.DropTable(
                name: "category");

            migrationBuilder.DropTable(
                name: "price_tier");

            migrationBuilder.DropTable(
                name: "delivery");

            migrationBuilder.DropTable(
                name: "bank_line");

            migrationBuilder.DropTable(
                name: "sales_order");
        }
    }
}
